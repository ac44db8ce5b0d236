"""`README.txt` of every package: what the folder is, and how to check it by hand without our program.

The text is fixed per format version and kind; a changed word is a new format version.
"""

from __future__ import annotations

from typing import Final

from ilms_desktop.package.names import Kind, document_path, namespace

_COMMAND: Final = (
    "ssh-keygen -Y verify -f ilms_allowed_signers -I SIGNER -n {namespace} "
    "-s tagmanifest-sha256.txt.sig < tagmanifest-sha256.txt"
)

_TEXT: Final = """\
ILMS package, format 1

This folder was made by ILMS Desktop for the questionnaire on international
labour migration statistics. {content_en}
Please pass the ZIP file on as it is. Do not unpack and zip it again.

Checking it by hand
1. Signature. Unpack the ZIP file and open a terminal in the unpacked folder
   (on Windows cmd.exe, not PowerShell). You need the list of signers from the
   ILO, called ilms_allowed_signers here. Put the id of the signer, for example
   ken-01, in the place of SIGNER:
   {command}
2. Contents. Compare the SHA-256 of every file with the two lists:
   sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
   or: bagit.py --validate FOLDER
   or, file by file on Windows: certutil -hashfile FILE SHA256
{tables_en}
----------------------------------------------------------------------

Paquet ILMS, format 1

Ce dossier a été produit par ILMS Desktop pour le questionnaire sur les
statistiques des migrations internationales de main-d'œuvre. {content_fr}
Transmettez le fichier ZIP tel quel, sans le décompresser puis le recompresser.

Vérification à la main
1. Signature. Décompressez le fichier ZIP et ouvrez un terminal dans le dossier
   obtenu (sous Windows cmd.exe, pas PowerShell). Il faut la liste des
   signataires fournie par le BIT, nommée ici ilms_allowed_signers. Remplacez
   SIGNER par l'identifiant du signataire, par exemple ken-01 :
   {command}
2. Contenu. Comparez le SHA-256 de chaque fichier aux deux listes :
   sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
   ou : bagit.py --validate DOSSIER
   ou, fichier par fichier sous Windows : certutil -hashfile FICHIER SHA256
{tables_fr}
----------------------------------------------------------------------

Paquete ILMS, formato 1

Esta carpeta fue creada por ILMS Desktop para el cuestionario sobre estadísticas
de migración laboral internacional. {content_es}
Reenvíe el archivo ZIP tal como está, sin descomprimirlo ni volver a comprimirlo.

Comprobación a mano
1. Firma. Descomprima el archivo ZIP y abra un terminal en la carpeta obtenida
   (en Windows cmd.exe, no PowerShell). Hace falta la lista de firmantes de la
   OIT, llamada aquí ilms_allowed_signers. Ponga el identificador del firmante,
   por ejemplo ken-01, en lugar de SIGNER:
   {command}
2. Contenido. Compare el SHA-256 de cada archivo con las dos listas:
   sha256sum -c tagmanifest-sha256.txt manifest-sha256.txt
   o: bagit.py --validate CARPETA
   o, archivo por archivo en Windows: certutil -hashfile ARCHIVO SHA256
{tables_es}"""

#: what stands in the places of the text for packages with tables of figures
_FIGURES: Final = {
    "content_en": """\
The figures are the CSV files in data/tables;
everything under data/people is a picture of them for reading.""",
    "content_fr": """\
Les chiffres sont
les fichiers CSV de data/tables ; data/people n'en est qu'une image à lire.""",
    "content_es": """\
Las cifras son los archivos CSV de
data/tables; lo que hay en data/people es solo una imagen para leerlas.""",
    "tables_en": "3. Tables. frictionless validate data/datapackage.json\n",
    "tables_fr": "3. Tableaux. frictionless validate data/datapackage.json\n",
    "tables_es": "3. Cuadros. frictionless validate data/datapackage.json\n",
}
#: the same for packages that have none
_DOCUMENT: Final = {
    "content_en": """\
What it says is in data/{document};
everything under data/people is a picture of it for reading.""",
    "content_fr": """\
Ce qu'il dit est dans
data/{document} ; data/people n'en est qu'une image à lire.""",
    "content_es": """\
Lo que dice está en
data/{document}; lo que hay en data/people es solo una imagen para leerlo.""",
    "tables_en": "",
    "tables_fr": "",
    "tables_es": "",
}
_WITH_FIGURES: Final = frozenset({Kind.SUBMISSION, Kind.PART})


def readme(kind: Kind) -> bytes:
    """The text for packages of one kind."""
    places = _FIGURES if kind in _WITH_FIGURES else _DOCUMENT
    filled = {name: text.format(document=document_path(kind)) for name, text in places.items()}
    return _TEXT.format(command=_COMMAND.format(namespace=namespace(kind)), **filled).encode("utf-8")
