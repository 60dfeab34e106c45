"""What foreign records add to known contacts' notes, and the notes of new ones; nothing a person wrote is replaced."""
