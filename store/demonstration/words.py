"""What made-up projects are called: the kind of thing that is built, in each language of the data.

The names say that they are a demonstration and are those of no company and no person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from park.vocabulary import Sector, Theme

Words = tuple[str, str, str]
"""Chinese, English, German."""

PROJECT: Final[Words] = (
    "演示项目 {number:06d} · {thing}",
    "Demonstration project {number:06d} · {thing}",
    "Demonstrationsprojekt {number:06d} · {thing}",
)

OWNER: Final[Words] = (
    "演示单位 {number:03d}",
    "Demonstration organisation {number:03d}",
    "Demonstration: Einrichtung {number:03d}",
)
OWNERS: Final = 400

EQUIPMENT: Final[Words] = (
    "演示：含设备投资",
    "demonstration: with investment in equipment",
    "Demonstration: mit Investition in Ausrüstung",
)
"""What is said beside some investments."""

THINGS: Final[Mapping[Sector, tuple[Words, ...]]] = {
    Sector.AUTOMOTIVE: (
        ("汽车零部件生产线", "car parts line", "Linie für Autoteile"),
        ("动力电池装配车间", "battery assembly shop", "Batteriemontage"),
    ),
    Sector.EQUIPMENT: (
        ("数控机床车间", "machine tool shop", "Werkhalle für Werkzeugmaschinen"),
        ("压缩机试验台", "compressor test bench", "Prüfstand für Verdichter"),
    ),
    Sector.INTELLIGENT_MANUFACTURING: (
        ("工业机器人生产线", "industrial robot line", "Linie für Industrieroboter"),
        ("智能工厂改造", "smart factory refit", "Umbau zur intelligenten Fabrik"),
    ),
    Sector.BIOMEDICINE: (
        ("生物制剂车间", "biologics shop", "Halle für Biopräparate"),
        ("医疗器械生产线", "medical device line", "Linie für Medizingeräte"),
    ),
    Sector.MATERIALS: (
        ("特种合金生产线", "special alloy line", "Linie für Sonderlegierungen"),
        ("复合材料车间", "composites shop", "Halle für Verbundwerkstoffe"),
    ),
    Sector.SEMICONDUCTORS: (
        ("芯片封装生产线", "chip packaging line", "Linie für Chipgehäuse"),
        ("薄膜设备车间", "thin film equipment shop", "Halle für Dünnschichtanlagen"),
    ),
    Sector.ENERGY: (
        ("屋顶光伏电站", "rooftop solar plant", "Solaranlage auf Dächern"),
        ("储能电站", "storage power station", "Batteriespeicher"),
    ),
    Sector.INDUSTRIAL_INTERNET: (
        ("工业互联网平台", "industrial internet platform", "Plattform für Industrie 4.0"),
        ("算力中心", "computing centre", "Rechenzentrum"),
    ),
    Sector.BUSINESS_SERVICES: (
        ("商务楼宇", "business building", "Bürogebäude"),
        ("会展中心", "exhibition centre", "Messezentrum"),
    ),
    Sector.EDUCATION: (
        ("实训基地", "training base", "Ausbildungszentrum"),
        ("联合实验室", "joint laboratory", "Gemeinsames Labor"),
    ),
    Sector.HEALTH: (
        ("社区医院", "community hospital", "Stadtteilklinik"),
        ("康养中心", "care centre", "Pflegezentrum"),
    ),
    Sector.WATER: (
        ("河道整治工程", "river works", "Gewässerausbau"),
        ("再生水厂", "water reuse plant", "Anlage für Brauchwasser"),
    ),
    Sector.TRANSPORT: (
        ("道路改造工程", "road works", "Straßenausbau"),
        ("公交场站", "bus depot", "Busbetriebshof"),
    ),
    Sector.MUNICIPAL: (
        ("综合管廊", "utility tunnel", "Leitungstunnel"),
        ("口袋公园", "pocket park", "Quartierspark"),
    ),
    Sector.LOGISTICS: (
        ("保税仓库", "bonded warehouse", "Zolllager"),
        ("冷链物流中心", "cold chain hub", "Kühllogistikzentrum"),
    ),
    Sector.OTHER: (("综合配套用房", "service building", "Servicegebäude"),),
}

THEMES: Final[Mapping[Sector, tuple[Theme, ...]]] = {
    Sector.AUTOMOTIVE: (Theme.INDUSTRY, Theme.INDUSTRY),
    Sector.EQUIPMENT: (Theme.INDUSTRY, Theme.INDUSTRY),
    Sector.INTELLIGENT_MANUFACTURING: (Theme.INDUSTRY, Theme.DIGITAL),
    Sector.BIOMEDICINE: (Theme.INDUSTRY, Theme.INDUSTRY),
    Sector.MATERIALS: (Theme.INDUSTRY, Theme.INDUSTRY),
    Sector.SEMICONDUCTORS: (Theme.INDUSTRY, Theme.INNOVATION),
    Sector.ENERGY: (Theme.ECOLOGY, Theme.ECOLOGY),
    Sector.INDUSTRIAL_INTERNET: (Theme.DIGITAL, Theme.DIGITAL),
    Sector.BUSINESS_SERVICES: (Theme.SERVICES, Theme.OPENING),
    Sector.EDUCATION: (Theme.SERVICES, Theme.INNOVATION),
    Sector.HEALTH: (Theme.SERVICES, Theme.SERVICES),
    Sector.WATER: (Theme.WATERWAYS, Theme.ECOLOGY),
    Sector.TRANSPORT: (Theme.TRANSPORT, Theme.TRANSPORT),
    Sector.MUNICIPAL: (Theme.URBAN, Theme.URBAN),
    Sector.LOGISTICS: (Theme.OPENING, Theme.SERVICES),
    Sector.OTHER: (Theme.URBAN,),
}
"""The part of the plan that each of `THINGS` serves, in the same order."""
