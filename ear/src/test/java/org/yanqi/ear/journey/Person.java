package org.yanqi.ear.journey;

/** Who renews in these tests, and for whom; names and numbers are made up, their check digits are right. */
record Person(String organisation, String creditCode, String name, String idNumber, String mobile) {

    /** The holder is the demonstration certificate's. */
    static final Person ZHANG = new Person("在线延期测试", "91420100MA4KLC8M0D", "张晓明", "420106199003072513", "13800138000");

    /** The same with another telephone: only so many codes a day are sent to one. */
    Person on(String mobile) {
        return new Person(organisation, creditCode, name, idNumber, mobile);
    }
}
