<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmVerifyText")}

${msg("cgmVerifyButton")}:
${link}

<@layout.closing/>

--
${msg("cgmVerifyNote", linkExpirationFormatter(linkExpiration))}
