"""What is done when: the timetable, and what falls due by the calendar."""
