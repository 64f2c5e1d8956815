<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmEventLoginError", event.date?datetime?string(msg("cgmDateFormat")), event.ipAddress!"-")}

<@layout.closing/>

--
${msg("cgmEventNote")}
