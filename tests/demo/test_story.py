from meteo_douane.demo.story import STORY, watches


def test_scenes_have_their_own_names_and_captions() -> None:
    assert len({scene.name for scene in STORY.scenes}) == len(STORY.scenes)
    assert all(scene.caption.endswith(".") for scene in STORY.scenes)


def test_a_message_never_changes_between_scenes() -> None:
    told = {message for scene in STORY.scenes for message in scene.messages}

    assert len({message.number for message in told}) == len(told)


def test_a_site_that_is_back_shows_what_it_showed_before() -> None:
    assert STORY.scene("site_is_back").messages == STORY.scene("end").messages


def test_every_watch_has_the_channels_that_it_is_given() -> None:
    assert {watch.channels for watch in watches("console", "astreinte")} == {("console", "astreinte")}
