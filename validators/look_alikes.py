"""Characters that print and OCR mix up. Two names that differ in these alone may be one name, read badly."""

from __future__ import annotations

_MIXED_UP = """
0OQDＯ〇 1IL丨 2Z 5S 8B 6G UV YV 点占 通遍逋涌 科料枓 技枝伎 有冇育 限恨根银眼 公么 司同可 信倌 息恩 网冈罔
络给洛 讯汛迅 电申甲由田 话活 呼哞 叫叶 中申 心必 业亚 务夯 天夭无夫 大太犬 王玉主五 人入八 土士工 己已巳 未末
日曰目 东车 北比此 京亰 上止土 海每悔 广厂 州洲 深探 圳训 杭抗 成戍戌威 重童 庆床 南甫 苏办 浙渐 宁宇字 波彼
青清情 岛鸟 合台含 肥把 沙抄 武式 汉汊 华毕 新斯 兴光 达远迖 盛威 鑫金 泰秦 恒垣 联职 创刨 智暂 慧彗 博搏 瑞端
思恩 诚城 嘉喜 宏宠 鸿鸣 利刺 丰半 康唐 佳住往注 伟玮纬 杰木 刘列 陈阵 杨扬 张弛 李季孝 赵起 孙孔 周同 吴昊
郑邓 冯马 朱未 林材 何向 高商 罗岁 梁粱 宋末 谢射 韩朝 许诈 沈沉 曾會 彭澎 吕昌 苏芬 卢户 蒋将 蔡察 贾买 魏巍
薛薜 叶计 阎阁 余佘 潘播 杜社 戴载 夏复 钟种 汪江 姜美 范苑 石右 姚桃 谭潭 熊能 金全 陆陡 郝赫 孔扎 白自 崔准
毛手 邱丘 史吏 顾硕 侯候 孟盂 龙尤 万方 段殷 雷霍 钱线 汤场 尹伊 黎梨 易昜 常堂 贺赏 龚袭 文又 明朋 晓晚烧 丽而
敏每 静睁 洁沽 婷停 娟捐 军车 勇男 磊垒 洋样 涛淘 超起 勤勒 霞震 玲珍 芳芬 燕蒸 建健 志忐 立丘 德得 永水 光米
辉挥 鹏朋 宝室 良艮 善普 术木 限陷 贸贺 服眼 传伎 媒谋 控挖 股胶 份分 集隻 团困 市巿 省者 任仕 国囯
"""
"""Groups of characters of one shape, as they stand in names of companies and persons."""

_ALIKE = {(a, b) for group in _MIXED_UP.split() for a in group for b in group}


def look_alike(one: str, other: str) -> bool:
    """May the one character have been read for the other?"""
    return one == other or (one, other) in _ALIKE
