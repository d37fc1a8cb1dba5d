"""Whom pronouns and title nouns stand for; all sentences are invented."""

from __future__ import annotations

import pytest

from dateline.resolve.actors.actors import find_actors

CASES = [
    ("Omar Haddad said he was tired.", "he", "Omar Haddad", "subject of the clause above"),
    ("Governor Ruth Amadi spoke on Monday.\nShe said the dam had held.", "She", "Ruth Amadi", "who spoke last, over a paragraph"),
    ("Minister Ali Rezai met envoy John Baker.\nHe said the talks went well.", "He", "Ali Rezai", "subject before the nearest man"),
    ("Ali Rezai praised Anna Berg.\nShe declined to comment.", "She", "Anna Berg", "gender of the given name"),
    ("Mayor Tom Reed closed the bridge. “The river is too high,” he said.", "he", "Tom Reed", "speaker of a quotation"),
    ("Mayor Tom Reed closed the bridge. “Paul Stone wants it open,” he said.", "he", "Tom Reed", "not the one named inside the quotation"),
    ("“He is a liar,” Tom Reed said.", "He", None, "a pronoun inside a quotation is left alone"),
    ("Kenya said it would send troops.", "it", "Kenya", "a state is it"),
    ("The Interior Ministry gave no toll. It said the search went on.", "It", "Interior Ministry", "an organisation that spoke"),
    ("Kenya closed the border. It was raining.", "It", None, "weather"),
    ("Kenya said it was clear that the plan had failed.", "it", None, "empty it"),
    ("Kenya recalled its envoy.", "its", "Kenya", "owner in the same clause"),
    ("The storm lost its force near Kenya.", "its", None, "owner is no actor"),
    ("Health Minister Rosa Vidal resigned. “I am tired,” the minister said.", "the minister", "Rosa Vidal", "title noun"),
    ("Health Minister Rosa Vidal met Prime Minister Leo Marin. The minister left.", "The minister", "Rosa Vidal", "not the prime one"),
    ("Prime Minister Leo Marin resigned. The premier gave no reason.", "The premier", "Leo Marin", "another word for the office"),
    ("President Leo Marin resigned. The former president gave no reason.", "The former president", None, "nobody was called former"),
    ("The Defence Ministry denied it. The ministry said nobody was hurt.", "The ministry", "Defence Ministry", "organisation noun"),
    ("Acme Energy lost money. The company closed a plant.", "The company", "Acme Energy", "a firm that was a subject"),
    ("Acme Energy shares fell. The company closed a plant.", "The company", "Acme Energy", "a firm whose shares were"),
    ("Acme Energy closed a plant, Radio Nord reported. The company gave no reason.", "The company", "Acme Energy", "not who hands it on"),
    ("Skyline Air cut flights. The carrier gave no reason.", "The carrier", "Skyline Air", "a noun for one trade"),
    ("Acme Energy closed a plant. The central bank gave no reason.", "The central bank", None, "no firm"),
    ("Acme Energy closed a plant. The Norland-based firm gave no reason.", "The Norland-based firm", None, "it may be new"),
    ("Ana Lopez, who leads the party, resigned.", "who", "Ana Lopez", "relative clause"),
    ("Kenya, which sent troops, called for calm.", "which", "Kenya", "relative clause of a state"),
    ("Omar Haddad lost his phone.", "his", "Omar Haddad", "owner in the same clause"),
    ("Omar Haddad and Paul Stone said he had lied.", "he", None, "of a list nobody is chosen"),
    ("Tom Reed left. A man threw a stone before he fled.", "he", None, "a human without a name comes between"),
    (
        "A neighbour, Mia Falk, told Radio Nord that he was kind.\nHe left years ago, she said.",
        "she",
        "Mia Falk",
        "a noun with a name beside",
    ),
    ("A neighbour told Radio Nord that Mia Falk was kind.\nHe left years ago, she said.", "she", None, "a noun without one"),
    (
        "Rabbi Ali Rezai said it was full. In Lunda, Florida, Rabbi John Baker of the temple said four were known. “I wept,” he said.",
        "he",
        "John Baker",
        "a speaker after a town and its region",
    ),
    ("Mayor Tom Reed left.\n\tPaul Stone rows a boat in Celle\nHe said it may fall.", "He", "Tom Reed", "nobody of a caption"),
    ("Mayor Anna Berg left.\n\tPaul Stone sells the boat he built", "he", "Paul Stone", "within a caption"),
    ("Karim Fares called it false on Twitter. “They lie,” he said.", "he", "Karim Fares", "a platform is nobody"),
    ("Rina Falk mourned a cousin. The singer posted photos.", "The singer", "Rina Falk", "what the one person of the report is known for"),
    ("Rina Falk met a singer. The singer posted photos.", "The singer", None, "a singer without a name was brought in"),
    ("Rina Falk and Karl Dunn met. The billionaire left.", "The billionaire", None, "one of two"),
    ("Rina Falk lost. The candidate best suited to win was ill.", "The candidate best", None, "a clause says which"),
    ("Ada Berg drove it. The model costs little.", "The model", None, "a thing"),
    ("Lund News, a network, hired Berg. She saw Vega Network. Lund News won. The network fell.", "The network", "Lund News", "so said"),
    ("The Lund Daily printed it. The paper gave no reason.", "The paper", "Lund Daily", "a newspaper by its name"),
    ("A Norvik official named Ada Berg spoke.", "official", "Ada Berg", "an official named so"),
    ("Her guest, the actress and writer Ada Berg, wept.", "guest", "Ada Berg", "the noun that the name stands beside"),
    ("A guest, a friend of Tom Reed, wept.", "guest", None, "the name stands beside another noun"),
    ("It was founder and director Ada Berg who spoke.", "founder", "Ada Berg", "two titles of one person"),
    ("The president and prime minister Ada Berg met.", "president", None, "two people by the article"),
    ("The company named Ada Berg its head.", "company", None, "who gives a post"),
    ("His guest, the actress and writer Ada Berg, wept as she left.", "she", "Ada Berg", "a name beside two nouns"),
    ("Karl Falk was held. She bit a soldier's hand as he hit her.", "he", None, "a man without a name in the sentence"),
    (
        "Karin Moe left the plane.\n\tCoach Ada Park tweeted that airlines need a lesson\n'I said nothing,' she said.",
        "she",
        "Karin Moe",
        "not whom a caption between them names",
    ),
    ("Tom Reed thanked him.", "him", None, "not the subject of its own clause"),
]


@pytest.mark.parametrize(("text", "words", "name", "about"), CASES, ids=[c[3] for c in CASES])
def test_stands_for(reading_of_text, text, words, name, about):
    found = find_actors(reading_of_text(text), ())
    names = {e.id: e.name for e in found.entities}
    assert {r.span.exact: names[r.entity] for r in found.references}.get(words) == name, about
