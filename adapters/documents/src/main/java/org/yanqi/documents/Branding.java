package org.yanqi.documents;

import java.util.Map;

/**
 * Who the certification authority is, as its documents name it.
 *
 * @param brandInEnglish what English texts call it
 */
public record Branding(
        String brand,
        String company,
        String brandInEnglish,
        String companyInEnglish,
        String site,
        String hotline,
        String qq) {
    public Branding {
        brand = PrintableText.of("brand", brand, 40);
        company = PrintableText.of("company", company, 80);
        brandInEnglish = PrintableText.of("brand in English", brandInEnglish, 80);
        companyInEnglish = PrintableText.of("company in English", companyInEnglish, 160);
        site = PrintableText.of("site", site, 80);
        hotline = PrintableText.of("hotline", hotline, 40);
        qq = PrintableText.of("qq", qq, 40);
    }

    /** For an authority without names of its own in English. */
    public Branding(String brand, String company, String site, String hotline, String qq) {
        this(brand, company, brand, company, site, hotline, qq);
    }

    /** The names and numbers of the manual. */
    public static Branding ofTheManual() {
        return new Branding(
                "湖北CA",
                "湖北省数字证书认证管理中心有限公司",
                "Hubei CA",
                "Hubei Digital Certificate Authority Center Co., Ltd.",
                "www.hbca.org.cn",
                "4008708080",
                "4008708080");
    }

    Map<String, String> values() {
        return Map.of(
                "brand", brand,
                "company", company,
                "brandInEnglish", brandInEnglish,
                "companyInEnglish", companyInEnglish,
                "site", site,
                "hotline", hotline,
                "qq", qq);
    }
}
