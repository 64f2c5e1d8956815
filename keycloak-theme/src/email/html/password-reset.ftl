<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmResetNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.text key="cgmResetText"/>
<@layout.button label=msg("cgmResetButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
