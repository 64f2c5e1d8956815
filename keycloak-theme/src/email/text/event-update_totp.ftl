<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmEventUpdateTotp", event.date?datetime?string(msg("cgmDateFormat")), event.ipAddress!"-")}

<@layout.closing/>

--
${msg("cgmEventNote")}
