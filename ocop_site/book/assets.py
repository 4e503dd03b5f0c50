"""The files a book is set with: fonts, drawings, marks and photos, each under a name of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ocop_site import files
from ocop_site.bindery.prepress import Prepress
from ocop_site.book.marks import draw_marks
from ocop_site.book.measure import Face, Faces, read_face
from ocop_site.book.parts import Asset
from ocop_site.render.images import PictureCache, inspect_photo
from ocop_site.render.logos import read_logo

# The most that a logo takes on paper, width and height in millimetres.
LOGO_SIDES = (45.0, 16.0)
_FONTS = "assets/fonts/print"
_MOTIFS = "assets/motifs/print"
_MEASURED = {
    "serif": "NotoSerif_400Regular.ttf",
    "serif_bold": "NotoSerif_600SemiBold.ttf",
    "serif_light": "NotoSerif_300Light.ttf",
    "sans": "BeVietnamPro_400Regular.ttf",
    "sans_medium": "BeVietnamPro_500Medium.ttf",
    "sans_bold": "BeVietnamPro_600SemiBold.ttf",
}


@dataclass(frozen=True, slots=True)
class ShelvedPhoto:
    """A photo under its name on the shelf; ``ratio`` is its height by its width."""

    name: str
    ratio: float


@dataclass(slots=True)
class Shelf:
    """Everything that HTML and styles may ask for; what is not here does not exist.

    Photos join while the book is planned, none to be printed wider than ``width`` millimetres;
    fonts and drawings are there from the start.
    """

    content: Path
    width: float
    assets: dict[str, Asset] = field(default_factory=dict)
    pictures: PictureCache | None = None
    photos: dict[str, ShelvedPhoto] = field(default_factory=dict)
    prepress: Prepress | None = None

    def add_photo(self, file: str) -> ShelvedPhoto:
        """Take a photo below the content folder onto the shelf.

        Raises:
            FileProblem, PhotoProblem: if it cannot be read; content checks find that earlier.
        """
        if file not in self.photos:
            info = inspect_photo(files.read_bytes(self.content, file))
            name = f"photos/{info.digest}.jpg"
            path = files.resolve(self.content, file)
            self.assets[name] = Asset(
                name, info.digest, path=path, width=self.width, pictures=self.pictures
            )
            self.photos[file] = ShelvedPhoto(name, info.height / info.width)
        return self.photos[file]

    def add_logo(self, file: str) -> ShelvedPhoto:
        """Take a logo below the content folder onto the shelf, made harmless.

        Raises:
            FileProblem, PhotoProblem: if it cannot be read; content checks find that earlier.
        """
        logo = read_logo(files.read_bytes(self.content, file))
        name = f"logos/{logo.digest}.{logo.kind}"
        if logo.kind == "svg" or self.prepress is None:
            self.assets[name] = Asset(name, logo.digest, logo.data)
            return ShelvedPhoto(name, logo.ratio)
        # For a press a picture is separated as photos are, on white.
        name = f"logos/{logo.digest}.jpg"
        path = files.resolve(self.content, file)
        self.assets[name] = Asset(
            name,
            logo.digest,
            path=path,
            width=LOGO_SIDES[0],
            pictures=self.pictures,
            prepress=self.prepress,
        )
        return ShelvedPhoto(name, logo.ratio)

    def add_framed(self, file: str, width: float, height: float) -> ShelvedPhoto:
        """A photo for the frame that it fills, in millimetres: as wide as it is printed.

        On screens one size does for all frames, but small ones need no more than half of it.
        """
        photo = self.add_photo(file)
        asset = self.assets[photo.name]
        printed = round(max(width, height / photo.ratio), 1)
        if self.prepress is None and printed > self.width / 2:
            return photo
        name = photo.name.replace(".jpg", f"-{printed:g}.jpg")
        self.assets[name] = replace(asset, name=name, width=printed, prepress=self.prepress)
        return ShelvedPhoto(name, photo.ratio)

    def faces(self) -> Faces:
        """The faces to measure with."""
        read: dict[str, Face] = {
            key: read_face(self.assets[f"fonts/{file}"].read()) for key, file in _MEASURED.items()
        }
        return Faces(**read)


def stock_shelf(
    folders: Sequence[Path],
    colours: Mapping[str, str],
    content: Path,
    width: float,
    pictures: PictureCache | None = None,
) -> Shelf:
    """A shelf with the fonts and drawings of the template folders, the first hit wins."""
    shelf = Shelf(content, width, pictures=pictures)
    for folder in folders:
        for prefix, below, ending in (("fonts", _FONTS, ".ttf"), ("motifs", _MOTIFS, ".svg")):
            root = folder / below
            if not root.is_dir():
                continue
            for relative in files.list_files(root, (ending,)):
                name = f"{prefix}/{relative}"
                if name not in shelf.assets:
                    path = root / relative
                    shelf.assets[name] = Asset(name, files.digest(path.read_bytes()), path=path)
    for mark, data in draw_marks(colours):
        name = f"marks/{mark}.svg"
        shelf.assets[name] = Asset(name, files.digest(data), data)
    return shelf
