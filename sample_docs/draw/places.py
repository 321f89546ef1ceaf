"""Where companies are, and who registers and licenses them there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A district of a city.

    Attributes:
        region: the six digits of GB/T 2260.
        letter: the province's letter in permit numbers.
        registry: the body that issues business licences there.
        telecom: the provincial communications authority.
    """

    region: str
    letter: str
    province: str
    city: str
    district: str
    registry: str
    telecom: str

    @property
    def short_city(self) -> str:
        """The city as company names use it: 北京, not 北京市."""
        return self.city.removesuffix("市")

    @property
    def prefix(self) -> str:
        """How an address begins."""
        return (self.province if self.province != self.city else "") + self.city + self.district


_ROWS = """
110105 京 北京市 北京市 朝阳区 北京市朝阳区市场监督管理局 北京市通信管理局
110108 京 北京市 北京市 海淀区 北京市海淀区市场监督管理局 北京市通信管理局
310115 沪 上海市 上海市 浦东新区 中国（上海）自由贸易试验区市场监督管理局 上海市通信管理局
310112 沪 上海市 上海市 闵行区 上海市闵行区市场监督管理局 上海市通信管理局
440305 粤 广东省 深圳市 南山区 深圳市市场监督管理局 广东省通信管理局
440106 粤 广东省 广州市 天河区 广州市天河区市场监督管理局 广东省通信管理局
330110 浙 浙江省 杭州市 余杭区 杭州市余杭区市场监督管理局 浙江省通信管理局
320105 苏 江苏省 南京市 建邺区 南京市建邺区市场监督管理局 江苏省通信管理局
510107 川 四川省 成都市 武侯区 成都市武侯区市场监督管理局 四川省通信管理局
500112 渝 重庆市 重庆市 渝北区 重庆市渝北区市场监督管理局 重庆市通信管理局
420111 鄂 湖北省 武汉市 洪山区 武汉市洪山区市场监督管理局 湖北省通信管理局
370102 鲁 山东省 济南市 历下区 济南市历下区市场监督管理局 山东省通信管理局
610113 陕 陕西省 西安市 雁塔区 西安市雁塔区市场监督管理局 陕西省通信管理局
350203 闽 福建省 厦门市 思明区 厦门市思明区市场监督管理局 福建省通信管理局
340104 皖 安徽省 合肥市 蜀山区 合肥市蜀山区市场监督管理局 安徽省通信管理局
410105 豫 河南省 郑州市 金水区 郑州市金水区市场监督管理局 河南省通信管理局
430104 湘 湖南省 长沙市 岳麓区 长沙市岳麓区市场监督管理局 湖南省通信管理局
520115 黔 贵州省 贵阳市 观山湖区 贵阳市观山湖区市场监督管理局 贵州省通信管理局
210204 辽 辽宁省 大连市 沙河口区 大连市沙河口区市场监督管理局 辽宁省通信管理局
120104 津 天津市 天津市 南开区 天津市南开区市场监督管理局 天津市通信管理局
"""

PLACES = tuple(
    Place(region=a, letter=b, province=c, city=d, district=e, registry=f, telecom=g)
    for a, b, c, d, e, f, g in (row.split() for row in _ROWS.strip().splitlines())
)

_OLD_DISTRICTS = """
110105 北京市 北京市 朝阳区
110102 北京市 北京市 西城区
310104 上海市 上海市 徐汇区
310105 上海市 上海市 长宁区
120101 天津市 天津市 和平区
440104 广东省 广州市 越秀区
320106 江苏省 南京市 鼓楼区
330106 浙江省 杭州市 西湖区
420106 湖北省 武汉市 武昌区
370102 山东省 济南市 历下区
610103 陕西省 西安市 碑林区
350102 福建省 福州市 鼓楼区
410105 河南省 郑州市 金水区
430103 湖南省 长沙市 天心区
210102 辽宁省 沈阳市 和平区
230103 黑龙江省 哈尔滨市 南岗区
130102 河北省 石家庄市 长安区
520102 贵州省 贵阳市 南明区
360102 江西省 南昌市 东湖区
"""

HOMES = tuple(
    (row.split()[0], row.split()[1], row.split()[2], row.split()[3]) for row in _OLD_DISTRICTS.split("\n")[1:-1]
)
"""Where people come from: region code, province, city, district. All codes are as old as the numbers themselves."""

MINISTRY = "中华人民共和国工业和信息化部"
