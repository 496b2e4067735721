; The installer for Windows, made by Inno Setup 6: `python3 packaging/build.py windows` hands over what stands below.
; UNTRIED: nobody has run this yet. It is signed by nobody, so Windows warns before it is opened.
;
; It installs for whoever runs it, into their own folder, and asks for no administrator. What was kept lies in
; %LOCALAPPDATA%\as-agreed and stays when the program is removed.

#ifndef Version
  #error Version is missing: packaging/build.py gives it
#endif

[Setup]
; Never to be changed: by this the next version knows what it takes the place of.
AppId=io.github.asagreed.AsAgreed
AppName=As Agreed
AppVersion={#Version}
AppVerName=As Agreed {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\As Agreed
DefaultGroupName=As Agreed
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputBaseFilename=as-agreed-{#Version}-setup
SetupIconFile={#Icons}\as-agreed.ico
UninstallDisplayIcon={app}\as-agreed-window.exe
UninstallDisplayName=As Agreed
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; A window that is open is asked to close, and keeps what is typed.
CloseApplications=yes
RestartApplications=no

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; Of an earlier version: what the new one does not have must not lie beside it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Program}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\As Agreed"; Filename: "{app}\as-agreed-window.exe"
Name: "{autodesktop}\As Agreed"; Filename: "{app}\as-agreed-window.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\as-agreed-window.exe"; Description: "{cm:LaunchProgram,As Agreed}"; Flags: nowait postinstall skipifsilent
