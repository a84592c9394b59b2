package org.yanqi.emulators.tencent;

/** How a face check can end, with FaceID's codes of the whole, of the liveness stage and of the comparison. */
public enum FaceResult {
    PASSED(0, "成功", 0, 0, "98.62"),
    EXPIRED(15, "本次核身流程已过期", -1, -1, ""),
    EXHAUSTED(16, "本次核身重试次数已用尽", -1, -1, ""),
    CARD_EXPIRED(302, "身份证已过有效期", -1, -1, ""),
    UNFINISHED(17, "用户尚未完成核身", -1, -1, ""),
    LIVENESS_FAILED(1004, "活体检测未通过", 1004, -1, ""),
    ENGINE_FAILED(2001, "调用比对引擎接口出错", 0, 2001, ""),
    NO_RECORD(2007, "公安权威库中没有此人的照片", 0, 2007, ""),
    NAME_AND_NUMBER_DIFFER(2006, "姓名和身份证号不一致", 0, 2006, ""),
    NOT_SAME_PERSON(2016, "比对相似度低于通过标准", 0, 2016, "41.07");

    private final int code;
    private final String message;
    private final int liveness;
    private final int comparison;
    private final String similarity;

    FaceResult(int code, String message, int liveness, int comparison, String similarity) {
        this.code = code;
        this.message = message;
        this.liveness = liveness;
        this.comparison = comparison;
        this.similarity = similarity;
    }

    public int code() {
        return code;
    }

    public String message() {
        return message;
    }

    /** -1 where the check did not come that far. */
    int liveness() {
        return liveness;
    }

    int comparison() {
        return comparison;
    }

    /** 0 to 100 with two decimals, empty where nothing was compared. */
    String similarity() {
        return similarity;
    }
}
