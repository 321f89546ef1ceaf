"""What is odd about a file that is read all the same is noted, and never run."""

import pytest
from pikepdf import Array, Dictionary, Name, String

from chushen.documents import FileNote, Remark
from intake.submission import open_submission


@pytest.fixture
def notes_of(limits, isolation):
    def notes(path):
        with open_submission(path, limits, isolation) as opened:
            assert len(opened.pages) == 1
            return opened.notes

    return notes


def script(document):
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch(document):
    action = Dictionary(S=Name.Launch, F=String("calc.exe"))
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def attachment(document):
    document.attachments["evil.exe"] = b"MZ"


def signature(document):
    value = document.make_indirect(
        Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    )
    field = document.make_indirect(Dictionary(FT=Name.Sig, T=String("s"), V=value))
    document.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


@pytest.mark.parametrize(
    ("change", "remark"),
    [
        (script, Remark.JAVASCRIPT),
        (launch, Remark.LAUNCH_ACTION),
        (attachment, Remark.ATTACHMENT),
        (signature, Remark.SIGNED),
    ],
)
def test_what_a_pdf_carries_beside_its_pages_is_noted(make, notes_of, change, remark):
    path = make.changed_pdf(make.pdf("a.pdf"), change)
    assert notes_of(path) == (FileNote(file="a.pdf", remark=remark),)


def test_of_an_ordinary_pdf_there_is_nothing_to_say(make, notes_of):
    assert notes_of(make.pdf("a.pdf")) == ()


def test_an_action_that_leads_back_to_itself_ends(make, notes_of):
    def change(document):
        action = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))
        action.Next = action
        document.Root.OpenAction = action

    assert notes_of(make.changed_pdf(make.pdf("a.pdf"), change)) == (FileNote(file="a.pdf", remark=Remark.JAVASCRIPT),)


def test_a_file_that_is_not_what_its_name_says_is_read_and_noted(make, notes_of):
    path = make.raw("营业执照.pdf", make.picture("a.png").read_bytes())
    assert notes_of(path) == (FileNote(file="营业执照.pdf", remark=Remark.WRONG_ENDING),)


@pytest.mark.parametrize("name", ["scan", "SCAN.PNG", "scan.jpg"])
def test_a_picture_called_a_picture_or_nothing_at_all_is_no_news(make, notes_of, name):
    assert notes_of(make.raw(name, make.picture("a.png").read_bytes())) == ()
