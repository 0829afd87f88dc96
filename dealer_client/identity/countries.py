"""Country codes: ISO 3166-1 alpha-2 for addresses, alpha-3 for documents.

Documents have some codes more: ICAO Doc 9303 part 3, section 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MOST_CHARACTERS = 120

_CODES = """
    ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB
    BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR
    BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR
    CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK
    FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
    GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN
    ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
    LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
    MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER
    NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
    PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
    SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF
    TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY
    UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
"""

_ALPHA3: Mapping[str, str] = MappingProxyType({pair[:2]: pair[2:] for pair in _CODES.split()})
_ALPHA2: Mapping[str, str] = MappingProxyType({three: two for two, three in _ALPHA3.items()})

# British passports of other than citizens; Kosovo; bodies that issue travel documents; persons without a nationality;
# UTO, the Utopia of specimens.
_ONLY_IN_DOCUMENTS = """
    GBD GBN GBO GBP GBS RKS XKX EUE UNO UNA UNK IAO XAA XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX UTO
"""
_DOCUMENT_CODES = frozenset(_ALPHA3.values()) | frozenset(_ONLY_IN_DOCUMENTS.split())
_GERMANY = {"D": "DEU"}


# What clerks type from a document or from memory, in Dutch and English: the countries of most who come to a counter.
_SPOKEN = {
    name: code
    for code, names in {
        "NLD": "NEDERLAND NEDERLANDS NEDERLANDSE HOLLAND NETHERLANDS DUTCH",
        "BEL": "BELGIË BELGIE BELGISCH BELGISCHE BELGIUM BELGIAN",
        "DEU": "DUITSLAND DUITS DUITSE GERMANY GERMAN",
        "FRA": "FRANKRIJK FRANS FRANSE FRANCE FRENCH",
        "GBR": "ENGELAND ENGELS ENGELSE BRITS BRITSE ENGLAND BRITISH",
        "POL": "POLEN POOLS POOLSE POLAND POLISH",
        "ROU": "ROEMENIË ROEMENIE ROEMEENS ROEMEENSE ROMANIA ROMANIAN",
        "BGR": "BULGARIJE BULGAARS BULGAARSE BULGARIA BULGARIAN",
        "TUR": "TURKIJE TURKS TURKSE TÜRKIYE TURKEY TURKISH",
        "MAR": "MAROKKO MAROKKAANS MAROKKAANSE MOROCCO MOROCCAN",
        "SUR": "SURINAME SURINAAMS SURINAAMSE SURINAMESE",
        "ITA": "ITALIË ITALIE ITALIAANS ITALIAANSE ITALY ITALIAN",
        "ESP": "SPANJE SPAANS SPAANSE SPAIN SPANISH",
        "UKR": "OEKRAÏNE OEKRAINE OEKRAÏENS OEKRAÏENSE UKRAINE UKRAINIAN",
    }.items()
    for name in names.split()
}


def tidy_country(text: str) -> str:
    """An address's country as alpha-2 in capitals, also from alpha-3 or a common name; else it comes back trimmed."""
    if len(text) > _MOST_CHARACTERS:
        return text
    code = text.strip().upper()
    code = _SPOKEN.get(code, code)
    return _ALPHA2.get(code, code) if len(code) <= 3 else text.strip()


def tidy_issuing_state(text: str) -> str:
    """A document's state as alpha-3 in capitals, also from alpha-2, Germany's `D` or a common name; else trimmed."""
    if len(text) > _MOST_CHARACTERS:
        return text
    code = text.strip().strip("<").upper()
    code = _SPOKEN.get(code, code)
    if len(code) > 3:
        return text.strip()
    return _ALPHA3.get(code) or _GERMANY.get(code) or code


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166-1 alpha-2 code; XK (Kosovo) is user-assigned but in general use."""
    return code in _ALPHA3 or code == "XK"


def is_document_state(code: str) -> bool:
    """Whether this three-letter code may stand in a document as issuing state or nationality."""
    return code in _DOCUMENT_CODES
