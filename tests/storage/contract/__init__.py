"""What holds of every store, whatever it is made of: each claim is put to every engine there is, and to the fake."""
