<#import "template.ftl" as layout>
<@layout.emailLayout note=msg("cgmCompleteNote", linkExpirationFormatter(linkExpiration))>
<@layout.greeting/>
<@layout.text key="cgmCompleteText"/>
<@layout.button label=msg("cgmCompleteButton") href=link/>
<@layout.closing/>
</@layout.emailLayout>
