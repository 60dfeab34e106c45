"""What I gave and got: introductions and where they stand, pairs who might like to meet, the balance, and the stories
that came of it. Pure values, for any page."""
