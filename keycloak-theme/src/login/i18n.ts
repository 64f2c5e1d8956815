import { i18nBuilder } from "keycloakify/login";
import type { ThemeName } from "../kc.gen";

export const { useI18n } = i18nBuilder
  .withThemeName<ThemeName>()
  .withCustomTranslations({
    de: {
      portal: "CGM PORTAL",
      language: "Sprache",
      back: "Zurück",
      next: "Weiter",
      stepOf: "Schritt {0} von {1}",
      errorsTitle: "Bitte prüfen Sie Ihre Angaben",
      showPassword: "Passwort anzeigen",
      hidePassword: "Passwort verbergen",
      showPasswordText: "Anzeigen",
      hidePasswordText: "Verbergen",

      doLogIn: "Anmelden",
      loginTitleCgm: "Anmelden",
      loginEmail: "E-Mail-Adresse",
      loginForgot: "Passwort vergessen?",
      loginRemember: "Angemeldet bleiben",
      loginToRegister: "Noch kein CGM PORTAL-Benutzer?",
      loginProviders: "Andere Anmeldung",
      otherUser: "Andere Person?",
      noAccount: "",
      doRegister: "Noch kein CGM PORTAL-Benutzer?",

      registerTitle: "Registrierung am CGM PORTAL",
      registerIntro:
        "Dafür brauchen Sie die Kundennummer und die Postleitzahl Ihrer Einrichtung, zum Beispiel Ihrer Praxis.",
      registerPersonTitle: "Ihre Angaben",
      registerHasAccount: "Sie haben bereits ein Benutzerkonto?",
      toLogin: "Zur Anmeldung",
      fieldEmail: "E-Mail-Adresse",
      fieldEmailHint: "An diese Adresse senden wir Ihnen eine E-Mail zur Bestätigung.",
      fieldCustomerNumber: "Kundennummer",
      fieldCustomerNumberHint: "Ihre Kundennummer finden Sie auf unseren Angeboten oder Rechnungen.",
      fieldPostalCode: "Postleitzahl",
      fieldPostalCodeHint: "Die Postleitzahl der Anschrift, die auf der Rechnung steht.",
      fieldPrivacy: "Datenschutzerklärung",
      fieldMarketing: "Marketing-Einwilligung",
      fieldFirstName: "Vorname",
      fieldLastName: "Nachname",
      registerPrivacy: "Ich habe die Datenschutzerklärung gelesen und stimme ihr zu.",
      registerPrivacyRead: "Datenschutzerklärung lesen",
      registerMarketing:
        "Ich möchte per E-Mail über Neuigkeiten und Angebote informiert werden (Marketing-Einwilligung). Die Einwilligung ist freiwillig und kann jederzeit widerrufen werden.",
      registerSubmit: "REGISTRIEREN",
      registerBusy: "Bitte warten …",
      registerChecking: "Einen Moment, wir prüfen Ihre Angaben …",
      close: "Schließen",

      registeredTitle: "Ihre Registrierung wurde übermittelt",
      registeredText: "Fast geschafft! Wir haben eine E-Mail gesendet an:",
      registeredNextTitle: "So geht es weiter",
      registeredNext1: "Öffnen Sie die E-Mail und klicken Sie darin auf „Bestätigen“.",
      registeredNext2:
        "Der Super Admin Ihres Kunden-Accounts wird über Ihre Anfrage informiert und entscheidet darüber.",
      registeredNext3:
        "Sobald die Anfrage genehmigt ist, erhalten Sie eine zweite E-Mail, mit der Sie die Registrierung abschließen.",
      resendTitle: "Keine E-Mail angekommen?",
      resendHint: "Bitte sehen Sie auch im Spam-Ordner nach. Manchmal dauert es einige Minuten.",
      resendAgain: "Erneut senden",
      resendBusy: "Wird angefordert …",
      resendDone:
        "Angefordert. Falls zu dieser Adresse eine Registrierung vorliegt, senden wir die E-Mail noch einmal – höchstens eine pro Minute und drei am Tag.",
      resendTooMany:
        "Gerade gibt es zu viele Anfragen. Bitte versuchen Sie es in einigen Minuten noch einmal.",
      resendFailed: "Das hat leider nicht geklappt. Bitte versuchen Sie es noch einmal.",

      problemRequired: "Bitte füllen Sie dieses Feld aus.",
      problemTooLong: "Diese Eingabe ist zu lang.",
      problemInvalid: "Diese Eingabe enthält Zeichen, die hier nicht möglich sind.",
      problemEmail: "Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@praxis.de.",
      problemPrivacy:
        "Bitte bestätigen Sie, dass Sie die Datenschutzerklärung gelesen haben und ihr zustimmen.",
      problemCustomerMismatch:
        "Kundennummer und Postleitzahl passen nicht zu den Angaben in unserem System. Bitte prüfen Sie beide Eingaben. Die Kundennummer finden Sie auf unseren Angeboten oder Rechnungen.",
      problemEmailInUse:
        "Diese E-Mail-Adresse ist bereits registriert. Bitte melden Sie sich an oder verwenden Sie eine andere Adresse.",
      problemConnection:
        "Keine Verbindung zum Server. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es noch einmal. Ihre Eingaben sind noch da.",
      problemLater:
        "Das ist im Moment leider nicht möglich. Bitte versuchen Sie es später noch einmal. Ihre Eingaben sind noch da.",
      problemTimeout:
        "Der Server antwortet nicht. Bitte versuchen Sie es noch einmal. Ihre Eingaben sind noch da, und es schadet nicht, sie zweimal zu senden.",
      problemTooMany:
        "Zu viele Versuche in kurzer Zeit. Bitte warten Sie einige Minuten und versuchen Sie es dann noch einmal. Ihre Eingaben sind noch da.",
      problemTooManyMinutes:
        "Zu viele Versuche in kurzer Zeit. Bitte versuchen Sie es in etwa {0} Minuten noch einmal. Ihre Eingaben sind noch da.",

      welcomeTitle: "Willkommen im CGM PORTAL",
      welcomeText: "Ihre Registrierung wurde genehmigt. Es fehlen nur noch drei kurze Schritte:",
      welcomeTextLegal: "Bevor es weitergeht, bitten wir Sie noch um zwei kurze Schritte:",
      welcomeLater: "Sie können jederzeit unterbrechen und später mit demselben Link weitermachen.",
      infoTitle: "Hinweis",
      infoTitleAction: "Bitte fortfahren",
      infoTitleDone: "Erledigt",
      welcomeStepTerms: "Nutzungsbedingungen lesen und zustimmen",
      welcomeStepPrivacy: "Datenschutzerklärung bestätigen",
      welcomeStepPassword: "Passwort festlegen",
      completedTitle: "Registrierung abgeschlossen",
      completedText:
        "Vielen Dank! Ihr Benutzerkonto ist eingerichtet. Sie können das CGM PORTAL jetzt nutzen.",
      toPortal: "Zum CGM PORTAL",

      legalVersion: "Version {0}",
      legalTable: "Tabelle",
      legalAgreeTerms: "Ich habe die Nutzungsbedingungen gelesen und stimme ihnen zu.",
      legalAgreePrivacy: "Ich habe die Datenschutzerklärung gelesen und bestätige sie.",
      legalAgreeOther: "Ich habe dieses Dokument gelesen und stimme ihm zu.",
      legalAgreeFirst: "Bitte setzen Sie zuerst das Häkchen: Ohne Ihre Zustimmung geht es nicht weiter.",
      legalTextMissing:
        "Dieser Text kann gerade nicht angezeigt werden. Bitte versuchen Sie es später noch einmal.",
      profileTitle: "Ihre Angaben vervollständigen",
      profileText: "Bitte ergänzen Sie die fehlenden Angaben. Felder mit * müssen ausgefüllt werden.",
      opensInNewTab: "öffnet sich in einem neuen Fenster",

      passwordTitle: "Passwort festlegen",
      passwordText: "Mit diesem Passwort melden Sie sich künftig am CGM PORTAL an.",
      passwordRules: "Regeln für Ihr Passwort",
      passwordRuleLength: "mindestens {0} Zeichen",
      passwordRuleMaxLength: "höchstens {0} Zeichen",
      passwordRuleDigits: "Ziffern: mindestens {0}",
      passwordRuleLowerCase: "Kleinbuchstaben: mindestens {0}",
      passwordRuleUpperCase: "Großbuchstaben: mindestens {0}",
      passwordRuleSpecialChars: "Sonderzeichen: mindestens {0}",
      passwordRuleNotEmail: "nicht Ihre E-Mail-Adresse",
      passwordRuleHistory: "keines, das Sie kürzlich verwendet haben",
      passwordRuleMet: "erfüllt",
      passwordRuleUnmet: "Diese Regel ist noch nicht erfüllt: {0}.",
      passwordNewLabel: "Neues Passwort",
      passwordConfirmLabel: "Passwort wiederholen",
      passwordSubmit: "Passwort festlegen",
      passwordsDiffer: "Die beiden Passwörter stimmen nicht überein.",
      logoutOthers: "Auf anderen Geräten abmelden",

      resetTitle: "Passwort vergessen?",
      resetText:
        "Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen eine E-Mail, mit der Sie ein neues Passwort festlegen können.",
      resetSubmit: "E-Mail anfordern",
      backToLogin: "Zurück zur Anmeldung",

      expiredTitle: "Diese Seite ist abgelaufen",
      expiredText: "Sie waren eine Weile nicht aktiv. Wie möchten Sie fortfahren?",
      expiredContinue: "Vorgang fortsetzen",
      expiredRestart: "Von vorn beginnen",
      errorTitleCgm: "Das hat leider nicht geklappt",
      registrationBegunTitle: "Fast geschafft: bitte bestätigen Sie Ihre E-Mail-Adresse",
      registrationBegun:
        "Sie haben noch kein CGM PORTAL-Benutzerkonto. Wir haben Ihre Registrierung begonnen: In wenigen Minuten bekommen Sie eine E-Mail, in der Sie bitte Ihre E-Mail-Adresse bestätigen. Danach muss Ihr Super Admin Sie noch freigeben; erst dann können Sie sich anmelden.",
      logoutTitleCgm: "Abmelden",
      logoutTextCgm: "Möchten Sie sich vom CGM PORTAL abmelden?",
      backToPortal: "Zurück zum CGM PORTAL",
      termsTitleCgm: "Nutzungsbedingungen",
      termsDecline: "Ablehnen",

      // Keycloak's own texts, said for people: the server takes them from here, too.
      invalidUserMessage:
        "E-Mail-Adresse oder Passwort ist nicht richtig. Nach mehreren falschen Eingaben ist die Anmeldung für einige Minuten gesperrt.",
      accountTemporarilyDisabledMessage:
        "E-Mail-Adresse oder Passwort ist nicht richtig. Nach mehreren falschen Eingaben ist die Anmeldung für einige Minuten gesperrt.",
      accountPermanentlyDisabledMessage:
        "E-Mail-Adresse oder Passwort ist nicht richtig. Nach mehreren falschen Eingaben ist die Anmeldung für einige Minuten gesperrt.",
      expiredActionMessage: "Dieser Vorgang ist nicht mehr gültig. Bitte melden Sie sich jetzt an.",
      expiredActionTokenNoSessionMessage:
        "Dieser Link ist nicht mehr gültig. Wenn Sie schon ein Passwort festgelegt haben, melden Sie sich einfach an.",
      expiredActionTokenSessionExistsMessage:
        "Dieser Link ist nicht mehr gültig. Wenn Sie schon ein Passwort festgelegt haben, melden Sie sich einfach an.",
      emailSentMessage:
        "Wenn es zu dieser Adresse ein Benutzerkonto gibt, erhalten Sie in Kürze eine E-Mail. Bitte sehen Sie auch im Spam-Ordner nach.",
      invalidPasswordMinLengthMessage: "Das Passwort muss mindestens {0} Zeichen haben.",
      invalidPasswordMaxLengthMessage: "Das Passwort darf höchstens {0} Zeichen haben.",
      invalidPasswordNotUsernameMessage: "Das Passwort darf nicht Ihre E-Mail-Adresse sein.",
      invalidPasswordNotEmailMessage: "Das Passwort darf nicht Ihre E-Mail-Adresse sein.",
      invalidPasswordNotContainsUsernameMessage: "Das Passwort darf Ihre E-Mail-Adresse nicht enthalten.",
      invalidPasswordHistoryMessage:
        "Dieses Passwort haben Sie kürzlich verwendet. Bitte wählen Sie ein anderes.",
      invalidPasswordConfirmMessage: "Die beiden Passwörter stimmen nicht überein.",
      confirmExecutionOfActions: "Es fehlt nur noch:",
      emailVerifyTitle: "Bitte bestätigen Sie Ihre E-Mail-Adresse",
      emailVerifyInstruction1: "Wir haben eine E-Mail mit einem Link an {0} gesendet.",
      emailVerifyInstruction2: "Keine E-Mail erhalten?",
      doClickHere: "Hier klicken",
      emailVerifyInstruction3: "um sie noch einmal zu senden.",
      loginOtpOneTime: "Einmalcode",
      authenticatorCode: "Einmalcode",
      loginTotpTitle: "Zweiten Faktor einrichten",
      loginTotpStep3: "Geben Sie den Einmalcode ein, den die App anzeigt, und klicken Sie auf „Absenden“.",
      loginTotpStep3DeviceName: "Mit einem Gerätenamen finden Sie dieses Gerät später leichter wieder.",
      loginChooseAuthenticator: "Wie möchten Sie sich anmelden?",
      logoutOtherSessions: "Auf anderen Geräten abmelden",
    },
    en: {
      portal: "CGM PORTAL",
      language: "Language",
      back: "Back",
      next: "Continue",
      stepOf: "Step {0} of {1}",
      errorsTitle: "Please check your entries",
      showPassword: "Show password",
      hidePassword: "Hide password",
      showPasswordText: "Show",
      hidePasswordText: "Hide",

      doLogIn: "Sign in",
      loginTitleCgm: "Sign in",
      loginEmail: "E-mail address",
      loginForgot: "Forgot your password?",
      loginRemember: "Stay signed in",
      loginToRegister: "No CGM PORTAL user yet?",
      loginProviders: "Other ways to sign in",
      otherUser: "Not you?",
      noAccount: "",
      doRegister: "No CGM PORTAL user yet?",

      registerTitle: "Register to CGM PORTAL",
      registerIntro:
        "You need the customer number and the postal code of your institution, for example your practice.",
      registerPersonTitle: "Your details",
      registerHasAccount: "Do you already have an account?",
      toLogin: "Sign in",
      fieldEmail: "E-mail address",
      fieldEmailHint: "We will send an e-mail to this address for you to confirm.",
      fieldCustomerNumber: "Customer number",
      fieldCustomerNumberHint: "You find your customer number on our quotations and invoices.",
      fieldPostalCode: "Postal code",
      fieldPostalCodeHint: "The postal code of the address on your invoice.",
      fieldPrivacy: "Privacy policy",
      fieldMarketing: "Marketing consent",
      fieldFirstName: "First name",
      fieldLastName: "Last name",
      registerPrivacy: "I have read the privacy policy and agree to it.",
      registerPrivacyRead: "Read the privacy policy",
      registerMarketing:
        "I would like to receive news and offers by e-mail (marketing consent). This is voluntary and can be withdrawn at any time.",
      registerSubmit: "REGISTER",
      registerBusy: "Please wait …",
      registerChecking: "One moment, we are checking your details …",
      close: "Close",

      registeredTitle: "Your registration has been submitted",
      registeredText: "Almost done! We have sent an e-mail to:",
      registeredNextTitle: "What happens next",
      registeredNext1: "Open the e-mail and click on “Confirm”.",
      registeredNext2:
        "The Super Admin of your customer account is informed of your request and decides on it.",
      registeredNext3:
        "As soon as it is approved, you will receive a second e-mail with which you complete the registration.",
      resendTitle: "No e-mail?",
      resendHint: "Please look in your spam folder too. Sometimes it takes a few minutes.",
      resendAgain: "Send again",
      resendBusy: "Requesting …",
      resendDone:
        "Requested. If there is a registration for this address, we send the e-mail once more – at most one a minute and three a day.",
      resendTooMany: "There are too many requests at the moment. Please try again in a few minutes.",
      resendFailed: "Unfortunately that did not work. Please try again.",

      problemRequired: "Please fill in this field.",
      problemTooLong: "This entry is too long.",
      problemInvalid: "This entry contains characters that are not possible here.",
      problemEmail: "Please enter a valid e-mail address, for example name@practice.com.",
      problemPrivacy: "Please confirm that you have read the privacy policy and agree to it.",
      problemCustomerMismatch:
        "Customer number and postal code do not match our records. Please check both entries. You find the customer number on our quotations and invoices.",
      problemEmailInUse: "This e-mail address is already registered. Please sign in or use another address.",
      problemConnection:
        "No connection to the server. Please check your internet connection and try again. Your entries are still here.",
      problemLater:
        "This is not possible at the moment. Please try again later. Your entries are still here.",
      problemTimeout:
        "The server does not answer. Please try again. Your entries are still here, and sending them twice does no harm.",
      problemTooMany:
        "Too many attempts in a short time. Please wait a few minutes and try again. Your entries are still here.",
      problemTooManyMinutes:
        "Too many attempts in a short time. Please try again in about {0} minutes. Your entries are still here.",

      welcomeTitle: "Welcome to CGM PORTAL",
      welcomeText: "Your registration has been approved. Only three short steps are left:",
      welcomeTextLegal: "Before you go on, we ask you for two short steps:",
      welcomeLater: "You can stop at any time and continue later with the same link.",
      infoTitle: "Please note",
      infoTitleAction: "Please continue",
      infoTitleDone: "Done",
      welcomeStepTerms: "Read and agree to the terms of use",
      welcomeStepPrivacy: "Confirm the privacy policy",
      welcomeStepPassword: "Set your password",
      completedTitle: "Registration completed",
      completedText: "Thank you! Your account is set up. You can use CGM PORTAL now.",
      toPortal: "Go to CGM PORTAL",

      legalVersion: "Version {0}",
      legalTable: "Table",
      legalAgreeTerms: "I have read the terms of use and agree to them.",
      legalAgreePrivacy: "I have read the privacy policy and confirm it.",
      legalAgreeOther: "I have read this document and agree to it.",
      legalAgreeFirst: "Please tick the box first: we cannot continue without your agreement.",
      legalTextMissing: "This text cannot be shown at the moment. Please try again later.",
      profileTitle: "Complete your details",
      profileText: "Please add what is missing. Fields marked * are required.",
      opensInNewTab: "opens in a new window",

      passwordTitle: "Set your password",
      passwordText: "From now on you sign in to CGM PORTAL with this password.",
      passwordRules: "Rules for your password",
      passwordRuleLength: "at least {0} characters",
      passwordRuleMaxLength: "at most {0} characters",
      passwordRuleDigits: "digits: at least {0}",
      passwordRuleLowerCase: "lower-case letters: at least {0}",
      passwordRuleUpperCase: "upper-case letters: at least {0}",
      passwordRuleSpecialChars: "special characters: at least {0}",
      passwordRuleNotEmail: "not your e-mail address",
      passwordRuleHistory: "none that you have used recently",
      passwordRuleMet: "met",
      passwordRuleUnmet: "This rule is not met yet: {0}.",
      passwordNewLabel: "New password",
      passwordConfirmLabel: "Repeat password",
      passwordSubmit: "Set password",
      passwordsDiffer: "The two passwords are not the same.",
      logoutOthers: "Sign out on other devices",

      resetTitle: "Forgot your password?",
      resetText:
        "Enter your e-mail address. We will send you an e-mail with which you can set a new password.",
      resetSubmit: "Request e-mail",
      backToLogin: "Back to sign-in",

      expiredTitle: "This page has expired",
      expiredText: "You have not been active for a while. How would you like to continue?",
      expiredContinue: "Continue where you were",
      expiredRestart: "Start again",
      errorTitleCgm: "That did not work",
      registrationBegunTitle: "Almost there: please confirm your e-mail address",
      registrationBegun:
        "You have no CGM PORTAL account yet. We have begun your registration: you will get an e-mail in a few minutes, in which please confirm your e-mail address. After that your super admin has to approve you; only then can you sign in.",
      logoutTitleCgm: "Sign out",
      logoutTextCgm: "Do you want to sign out of CGM PORTAL?",
      backToPortal: "Back to CGM PORTAL",
      termsTitleCgm: "Terms of use",
      termsDecline: "Decline",

      // Keycloak's own texts, said for people: the server takes them from here, too.
      invalidUserMessage:
        "E-mail address or password is not correct. After several wrong entries signing in is blocked for a few minutes.",
      accountTemporarilyDisabledMessage:
        "E-mail address or password is not correct. After several wrong entries signing in is blocked for a few minutes.",
      accountPermanentlyDisabledMessage:
        "E-mail address or password is not correct. After several wrong entries signing in is blocked for a few minutes.",
      expiredActionMessage: "This action is no longer valid. Please sign in now.",
      expiredActionTokenNoSessionMessage:
        "This link is no longer valid. If you have set a password already, simply sign in.",
      expiredActionTokenSessionExistsMessage:
        "This link is no longer valid. If you have set a password already, simply sign in.",
      emailSentMessage:
        "If there is an account with this address, you will receive an e-mail shortly. Please look in your spam folder too.",
      invalidPasswordMinLengthMessage: "The password must have at least {0} characters.",
      invalidPasswordMaxLengthMessage: "The password may have at most {0} characters.",
      invalidPasswordNotUsernameMessage: "The password must not be your e-mail address.",
      invalidPasswordNotEmailMessage: "The password must not be your e-mail address.",
      invalidPasswordNotContainsUsernameMessage: "The password must not contain your e-mail address.",
      invalidPasswordHistoryMessage: "You have used this password recently. Please choose another one.",
      invalidPasswordConfirmMessage: "The two passwords are not the same.",
      confirmExecutionOfActions: "This is all that is left to do:",
      emailVerifyTitle: "Please confirm your e-mail address",
      emailVerifyInstruction1: "We have sent an e-mail with a link to {0}.",
      emailVerifyInstruction2: "No e-mail received?",
      doClickHere: "Click here",
      emailVerifyInstruction3: "to send it once more.",
      loginOtpOneTime: "One-time code",
      authenticatorCode: "One-time code",
      loginTotpTitle: "Set up a second factor",
      loginTotpStep3: "Enter the one-time code that the app shows and click “Submit”.",
      loginTotpStep3DeviceName: "A device name makes it easier to recognise this device later.",
      loginChooseAuthenticator: "How would you like to sign in?",
      logoutOtherSessions: "Sign out on other devices",
    },
  })
  .build();

/** The texts of the current language. */
export type I18n = ReturnType<typeof useI18n>["i18n"];
