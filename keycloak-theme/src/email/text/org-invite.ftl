<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<@layout.greeting/>

${msg("cgmInviteText", organization.name)}

${msg("cgmInviteButton")}:
${link}

<@layout.closing/>

--
${msg("cgmInviteNote", linkExpirationFormatter(linkExpiration))}
