# The account's security: second factors, and showing again who one is
security-title = Security
security-lede = How you get in, and what keeps others out.
security-authenticator = Authenticator app
security-authenticator-none = An app on your phone shows a new six-digit code every 30 seconds. With it, your password alone lets nobody in.
security-authenticator-start = Set up an authenticator app
security-authenticator-remove = Remove the app
security-authenticator-added = The app is set up. From now on its code is asked for when you sign in.
security-state = State
security-on = On
security-since = Set up
security-codes = Recovery codes
security-codes-left = { $count ->
    [one] { $count } left
   *[other] { $count } left
}
security-codes-few = Few recovery codes are left. Make new ones before the last is used.
security-codes-make = Make new recovery codes
security-codes-question = Make ten new codes?
security-codes-consequence = The codes you have now stop working at once. The new ones are shown a single time.
security-codes-made = Here are your new recovery codes. The old ones no longer work.
security-codes-once = Each of these codes signs you in once without the app. They are shown only now: save or print them and keep them apart from your phone.
security-codes-save = Save as a text file
security-codes-kept = I have kept them
security-remove-question = Sign in without the app from now on?
security-remove-consequence = Your password alone will let you in again. Your recovery codes stop working too.
security-setup-title = Set up an authenticator app
security-setup-lede = Any app for time-based codes will do, such as Microsoft Authenticator, Google Authenticator or a password manager.
security-setup-scan = 1. Scan this picture with the app
security-setup-picture = QR code for the authenticator app
security-setup-by-hand = No camera at hand? Enter this key into the app instead:
security-setup-confirm = 2. Type the code the app shows
security-setup-code = Code in the app
security-setup-code-hint = Six digits. Your phone’s clock must be right
security-setup-act = Turn it on
security-code-title = Code from your app
security-code-lede = Your password is right. One more step.
security-code = Code
security-code-hint = Six digits from your authenticator app, or one of your recovery codes
security-code-start-over = Start over with another account
security-again-title = Please show once more that it is you
security-again-lede = You signed in a while ago. What comes next is binding, so we ask again.
security-again-carried = You signed in a while ago, and this is binding. What you typed is kept: it is sent as soon as you confirm.
security-again-act = Confirm and go on
