<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmInviteNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.paragraph>${msg("cgmInviteText", organization.name)}</@layout.paragraph>
<@layout.button label=msg("cgmInviteButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
