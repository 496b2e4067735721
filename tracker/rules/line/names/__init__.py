"""Who is named in a line: those who are known (`known`), who may be meant (`meant_perhaps`), and who may be new
(`newcomers`); by a number (`numbers`), or at a firm (`firms`)."""
