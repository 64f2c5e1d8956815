<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmEventRemoveCredential", event.date?datetime?string(msg("cgmDateFormat")), event.ipAddress!"-", event.getDetail("credential_type")!"-")}

<@layout.closing/>

--
${msg("cgmEventNote")}
