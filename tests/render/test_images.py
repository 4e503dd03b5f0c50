"""Photos as cameras and editors deliver them, made with Pillow on the spot."""

from __future__ import annotations

import io
from itertools import pairwise, product
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from ocop_site.files import digest
from ocop_site.render.images import (
    Derivative,
    PhotoProblem,
    PictureCache,
    cache_key,
    inspect_photo,
    load_print,
    load_screen,
    make_print,
    make_screen,
    screen_widths,
)

RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 160, 20), (20, 20, 220), (250, 250, 250)
ORIENTATION, GPS = 0x0112, 0x8825
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def quarters(width: int = 1200, height: int = 800) -> Image.Image:
    """Red and green above blue and white: every turn shows."""
    image = Image.new("RGB", (2, 2))
    for position, colour in enumerate((RED, GREEN, BLUE, WHITE)):
        image.putpixel((position % 2, position // 2), colour)
    return image.resize((width, height), Image.Resampling.NEAREST)


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(derivative: Derivative) -> Image.Image:
    image = Image.open(io.BytesIO(derivative.data))
    image.load()
    assert image.size == (derivative.width, derivative.height)
    assert image.format == derivative.format.upper()
    return image


def colour(image: Image.Image, across: float, down: float) -> tuple[int, ...]:
    pixel = image.convert("RGB").getpixel((int(image.width * across), int(image.height * down)))
    assert isinstance(pixel, tuple)
    return pixel


def near(found: tuple[int, ...], wanted: tuple[int, ...], reach: int = 14) -> bool:
    return all(abs(a - b) <= reach for a, b in zip(found, wanted, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_are_turned_upright(orientation: int) -> None:
    stored = quarters()
    if orientation in TURNS:
        stored = stored.transpose(TURNS[orientation])
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    data = encoded(stored, quality=95, exif=exif)
    info = inspect_photo(data)
    assert (info.width, info.height) == (1200, 800)
    for derivative in (*make_screen(data), make_print(data, 83)):
        image = opened(derivative)
        assert image.width / image.height == pytest.approx(3 / 2, 0.01) or (
            image.width / image.height == pytest.approx(4 / 5, 0.01)
        )
        assert near(colour(image, 0.25, 0.25), RED)
        assert near(colour(image, 0.75, 0.25), GREEN)
        assert near(colour(image, 0.25, 0.75), BLUE)
        assert near(colour(image, 0.75, 0.75), WHITE)
        assert ORIENTATION not in image.getexif()


def test_location_and_every_other_metadata_are_removed() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif[GPS] = {1: "N", 2: (11.0, 3.0, 12.5), 3: "E", 4: (106.0, 39.0, 1.0)}
    data = encoded(quarters(), exif=exif, comment=b"at home")
    assert inspect_photo(data).has_location
    for derivative in (*make_screen(data), make_print(data, 83)):
        image = opened(derivative)
        assert not dict(image.getexif())
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)
        assert b"Camera" not in derivative.data
        assert b"at home" not in derivative.data
    assert not inspect_photo(encoded(quarters())).has_location


def test_screen_files_rise_in_width_and_end_in_a_jpeg() -> None:
    made = make_screen(encoded(quarters(2400, 1600)))
    assert [(item.width, item.height, item.format) for item in made] == [
        (360, 240, "webp"),
        (540, 360, "webp"),
        (800, 533, "webp"),
        (1200, 800, "webp"),
        (200, 250, "webp"),
        (300, 375, "webp"),
        (440, 550, "webp"),
        (640, 800, "webp"),
        (960, 1200, "webp"),
        (1200, 1500, "webp"),
        (800, 533, "jpeg"),
    ]
    assert [item.suffix for item in made] == [*[".webp"] * 10, ".jpg"]
    for steps in ([item.width for item in made[:4]], [item.width for item in made[4:10]]):
        assert all(wider <= 1.5 * width for width, wider in pairwise(steps))


@pytest.mark.parametrize("size", [(3000, 1000), (1000, 3000)])
def test_an_upright_frame_shows_the_middle_of_a_photo(size: tuple[int, int]) -> None:
    photo = Image.new("RGB", size, RED)
    photo.paste(GREEN, (1000, 0, 2000, 1000) if size[0] == 3000 else (0, 1000, 1000, 2000))
    cuts = make_screen(encoded(photo, quality=95))[len(screen_widths(*size).whole) : -1]
    assert len(cuts) >= 4
    for cut in cuts:
        image = opened(cut)
        assert image.width / image.height == pytest.approx(4 / 5, 0.01)
        for across, down in product((0.2, 0.8), repeat=2):
            assert near(colour(image, across, down), GREEN), cut.width


def test_avif_files_come_first_and_are_smaller(tmp_path: Path) -> None:
    data = encoded(quarters(1300, 900))
    made = make_screen(data, avif=True)
    assert [item.format for item in made] == [*["avif"] * 9, *["webp"] * 9, "jpeg"]
    assert opened(made[3]).size == (1200, 831)
    assert (
        made == make_screen(data, avif=True) == load_screen(data, PictureCache(tmp_path), avif=True)
    )


def test_nothing_is_enlarged() -> None:
    data = encoded(quarters(600, 300))
    assert [item.width for item in make_screen(data)] == [360, 540, 600, 200, 240, 600]
    assert make_print(data, 200).width == 600
    assert [item.width for item in make_screen(encoded(quarters(90, 60)))] == [90, 48, 90]


def test_print_width_follows_millimetres_and_density() -> None:
    data = encoded(quarters(2400, 1600))
    assert make_print(data, 83).width == 980
    assert make_print(data, 83, dpi=150).width == 490
    assert make_print(data, 83).format == "jpeg"


def test_cmyk_becomes_srgb() -> None:
    data = encoded(Image.new("CMYK", (500, 400), (0, 255, 255, 0)), quality=95)
    image = opened(make_print(data, 40))
    red, green, blue = colour(image, 0.5, 0.5)
    assert image.mode == "RGB"
    assert red > 200
    assert green < 60
    assert blue < 60


def test_sixteen_bit_grey_keeps_its_tones() -> None:
    line = b"\x00\x80" * 100 + b"\xff\xff" * 100
    deep = Image.frombytes("I;16", (200, 100), line * 100)
    image = opened(make_print(encoded(deep, "PNG"), 40))
    assert near(colour(image, 0.25, 0.5), (128, 128, 128), 4)
    assert near(colour(image, 0.75, 0.5), (255, 255, 255), 4)


def test_colours_follow_the_profile_of_the_photo() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    lab = ImageCms.profileToProfile(
        Image.new("RGB", (300, 200), RED),
        ImageCms.createProfile("sRGB"),
        profile,
        outputMode="LAB",
    )
    assert lab is not None
    data = encoded(lab, "TIFF", icc_profile=profile.tobytes())
    assert near(colour(opened(make_print(data, 20)), 0.5, 0.5), RED)


def test_a_broken_profile_is_passed_over() -> None:
    data = encoded(quarters(), icc_profile=b"not a profile")
    assert near(colour(opened(make_print(data, 83)), 0.25, 0.25), RED)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_parts_are_laid_on_white(mode: str) -> None:
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    image.paste((90, 90, 90, 255), (0, 0, 150, 200))
    data = encoded(image.convert(mode), "PNG")
    made = opened(make_screen(data)[0])
    assert made.mode == "RGB"
    assert near(colour(made, 0.2, 0.5), (90, 90, 90))
    assert near(colour(made, 0.8, 0.5), (255,) * 3)


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_plain_modes_become_rgb(mode: str) -> None:
    assert opened(make_print(encoded(quarters().convert(mode), "PNG"), 30)).mode == "RGB"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not-an-image"),
        (b"x" * 500, "not-an-image"),
        (encoded(quarters())[:4000], "truncated"),
        (encoded(quarters())[:60], "truncated"),
        (encoded(quarters(), "PNG")[:400], "truncated"),
        (encoded(quarters(), "WEBP")[:300], "truncated"),
        (encoded(quarters(), "GIF"), "unsupported"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unsupported"),
        (b"\0\0\0\x20ftypheic" + b"\0" * 80, "unsupported"),
        (encoded(Image.new("F", (20, 20)), "TIFF"), "unsupported"),
        (encoded(Image.new("1", (7_200, 7_000)), "PNG"), "too-large"),
        (encoded(Image.new("1", (14_000, 14_000)), "PNG"), "too-large"),
    ],
)
def test_unusable_files_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(PhotoProblem) as caught:
        inspect_photo(data)
    assert caught.value.reason == reason
    with pytest.raises(PhotoProblem):
        make_screen(data)


def test_inspection_tells_what_an_editor_needs() -> None:
    data = encoded(quarters(640, 480), "WEBP")
    info = inspect_photo(data)
    assert (info.width, info.height, info.format) == (640, 480, "WEBP")
    assert info.digest == digest(data)


def test_the_placeholder_is_the_mean_colour() -> None:
    assert inspect_photo(encoded(Image.new("RGB", (40, 30), RED), "PNG")).colour == "#dc1414"
    red, green, blue = bytes.fromhex(inspect_photo(encoded(quarters())).colour[1:])
    assert min(red, green, blue) > 20


def test_equal_photos_give_equal_files() -> None:
    data = encoded(quarters())
    assert make_screen(data) == make_screen(data)


def test_the_cache_keeps_and_forgets(tmp_path: Path) -> None:
    data, cache = encoded(quarters()), PictureCache(tmp_path / "pictures")
    made = load_screen(data, cache)
    assert made == load_screen(data, cache) == make_screen(data)
    printed = load_print(data, cache, 83)
    assert printed == load_print(data, cache, 83) != load_print(data, cache, 36)
    assert cache.prune([]) == 3
    assert cache.get(cache_key(data, "anything")) is None


def test_a_kept_entry_is_not_made_again(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path)
    made = (Derivative(1, 1, "webp", b"first\n\xff"), Derivative(2, 2, "jpeg", b""))
    key = cache_key(b"photo", "recipe")
    assert cache.fetch(key, lambda: made) == made
    assert cache.fetch(key, lambda: ()) == made


def test_a_damaged_entry_is_made_again(tmp_path: Path) -> None:
    data, cache = encoded(quarters()), PictureCache(tmp_path)
    made = load_screen(data, cache)
    for path in tmp_path.rglob("*.pictures"):
        path.write_bytes(path.read_bytes()[:-3] + b"xyz")
    assert load_screen(data, cache) == made
    for path in tmp_path.rglob("*.pictures"):
        path.write_bytes(b"")
    assert load_screen(data, cache) == made


def test_a_key_is_no_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a cache key"):
        PictureCache(tmp_path).get("../../etc/passwd")


def test_keys_change_with_source_and_recipe() -> None:
    keys = {cache_key(b"a", "x"), cache_key(b"b", "x"), cache_key(b"a", "y")}
    assert len(keys) == 3


def test_a_cut_file_is_found_out_even_after_the_press_was_loaded() -> None:
    import weasyprint

    assert weasyprint.VERSION
    stream = io.BytesIO()
    Image.effect_noise((200, 160), 60).convert("RGB").save(stream, "JPEG")
    with pytest.raises(PhotoProblem) as problem:
        make_screen(stream.getvalue()[:2000])
    assert problem.value.reason == "truncated"
