// Compare: two dates side by side or under a swipe, with locked cameras.
