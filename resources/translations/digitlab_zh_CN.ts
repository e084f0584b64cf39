<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>`%1` is neither a command nor a file; see digitlab --help</source>
        <translation>`%1` 既不是命令也不是文件；见 digitlab --help</translation>
    </message>
    <message>
        <source>There is no display for the window; digitlab --help tells what works in a terminal</source>
        <translation>没有可供窗口使用的显示器；digitlab --help 列出终端中可用的功能</translation>
    </message>
</context>
<context>
    <name>app::Texts</name>
    <message>
        <source>DigitLab: a desktop lab for handwritten digits.

digitlab [MODEL FILE]        opens the window
</source>
        <translation>DigitLab：手写数字桌面实验室。

digitlab [模型文件]          打开窗口
</translation>
    </message>
    <message>
        <source>
digitlab COMMAND --help       tells a command&apos;s options, with examples
digitlab --version

Exit codes: 0 done, 1 failed, 2 wrong usage, 141 the reader of the output has gone.
</source>
        <translation>
digitlab 命令 --help         显示该命令的选项和示例
digitlab --version

退出码：0 完成，1 失败，2 用法错误，141 输出的读取方已关闭。
</translation>
    </message>
    <message>
        <source>%1: expected a value, found an empty one</source>
        <translation>%1：应有值，实际为空</translation>
    </message>
    <message>
        <source>%1: expected it once, found it %2 times</source>
        <translation>%1：应只给出一次，实际给出 %2 次</translation>
    </message>
    <message>
        <source>expected no empty word, found one</source>
        <translation>参数不应为空，实际有空参数</translation>
    </message>
    <message>
        <source>

Examples:
</source>
        <translation>

示例：
</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Prints one JSON object a line.</source>
        <translation>每行输出一个 JSON 对象。</translation>
    </message>
    <message>
        <source> (see digitlab %1 --help)</source>
        <translation>（见 digitlab %1 --help）</translation>
    </message>
    <message>
        <source>%1 takes options only, not `%2` (see digitlab %1 --help)</source>
        <translation>%1 只接受选项，不接受 `%2`（见 digitlab %1 --help）</translation>
    </message>
    <message>
        <source>The model file; without it, the shipped model.</source>
        <translation>模型文件；不给出时使用自带模型。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>file</translation>
    </message>
    <message>
        <source>A dataset&apos;s name, or a folder of IDX files.</source>
        <translation>数据集名称，或存放 IDX 文件的文件夹。</translation>
    </message>
    <message>
        <source>name|folder</source>
        <translation>name|folder</translation>
    </message>
    <message>
        <source>Whether rows and columns of its images are swapped, as EMNIST&apos;s are published: auto finds out.</source>
        <translation>图像的行与列是否互换（EMNIST 发布时即如此）：auto 为自动判断。</translation>
    </message>
    <message>
        <source>%1: %2 (digitlab import can tell another)</source>
        <translation>%1：%2（可用 digitlab import 另行指定）</translation>
    </message>
    <message>
        <source>--transposed: %1</source>
        <translation>--transposed：%1</translation>
    </message>
    <message>
        <source>The output cannot be written: %1</source>
        <translation>无法写入输出：%1</translation>
    </message>
    <message>
        <source>Fetches a dataset; without it, lists all.</source>
        <translation>下载一个数据集；不给出时列出全部数据集。</translation>
    </message>
    <message>
        <source>not fetched yet: digitlab datasets get %1</source>
        <translation>尚未下载：digitlab datasets get %1</translation>
    </message>
    <message>
        <source>%1 is in %2</source>
        <translation>%1 位于 %2</translation>
    </message>
    <message>
        <source>Fetching %1 was cancelled; it goes on where it was the next time</source>
        <translation>已取消下载 %1；下次将从中断处继续</translation>
    </message>
    <message>
        <source>There is no dataset `%1` to fetch; there is %2</source>
        <translation>没有可下载的数据集 `%1`；可选：%2</translation>
    </message>
    <message>
        <source>datasets takes nothing or `get NAME`, not `%1`</source>
        <translation>datasets 不带参数或只带 `get NAME`，不接受 `%1`</translation>
    </message>
    <message>
        <source>lists the datasets, or fetches one</source>
        <translation>列出数据集，或下载一个数据集</translation>
    </message>
    <message>
        <source>%1: expected pictures, found drawings: the model reads no handwriting (%2)</source>
        <translation>%1：应为图片，实际为手写图：该模型不识别手写内容（%2）</translation>
    </message>
    <message>
        <source>%1, drawing %2</source>
        <translation>%1，第 %2 幅手写图</translation>
    </message>
    <message>
        <source>%1: no ink found</source>
        <translation>%1：未发现墨迹</translation>
    </message>
    <message>
        <source>Picture files of one digit or thing each, dark on light or light on dark.</source>
        <translation>图片文件，每个含一个数字或一件物品，浅底深色或深底浅色均可。</translation>
    </message>
    <message>
        <source>Drawings</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>Evaluates on labelled drawings, an ink file.</source>
        <translation>用带标签的手写图（墨迹文件）评估。</translation>
    </message>
    <message>
        <source>Evaluates on pictures; the CSV&apos;s columns are file and label.</source>
        <translation>用图片评估；CSV 的列为 file 和 label。</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Writes what is misread to a CSV file, the worst first. The index is the place among the samples that show ink, from 0 on.</source>
        <translation>把误判写入 CSV 文件，最严重的在前。index 是在有墨迹的样本中的序号，从 0 开始。</translation>
    </message>
    <message>
        <source>Tells how well each digit, or other class, is read, with 95 % intervals.</source>
        <translation>给出每个数字或其他类别的识别情况，附 95 % 区间。</translation>
    </message>
    <message>
        <source>%1: expected a model of digits to read drawings of digits, found one of %2</source>
        <translation>%1：识别手写数字应使用数字模型，实际为 %2 的模型</translation>
    </message>
    <message>
        <source>%1: expected a label with every drawing, found none with number %2</source>
        <translation>%1：每幅手写图都应有标签，第 %2 幅没有</translation>
    </message>
    <message>
        <source>label \ read as</source>
        <translation>标签 \ 认作</translation>
    </message>
    <message>
        <source>digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1: %2 of %3 right, %4</source>
        <translation>%1：%3 幅中认对 %2 幅，%4</translation>
    </message>
    <message>
        <source>confidence is off by %1 on average; %2 look like no digit</source>
        <translation>置信度平均偏差 %1；%2 幅不像数字</translation>
    </message>
    <message>
        <source>confidence is off by %1 on average</source>
        <translation>置信度平均偏差 %1</translation>
    </message>
    <message>
        <source>%1 of them show no ink</source>
        <translation>其中 %1 幅没有墨迹</translation>
    </message>
    <message>
        <source>--mistakes takes the mistakes of one source, found %1</source>
        <translation>--mistakes 只接受一个来源的误判，实际为 %1 个</translation>
    </message>
    <message>
        <source>tells how many digits, or other images, a model reads right</source>
        <translation>统计模型认对多少数字或其他图像</translation>
    </message>
    <message>
        <source>Explains every drawing of an ink file.</source>
        <translation>解释墨迹文件中的每幅手写图。</translation>
    </message>
    <message>
        <source>Tells what speaks for this digit, or other class. If left out, the most probable one, except that of --against.</source>
        <translation>说明支持该数字（或其他类别）的依据。省略时取概率最高的一个，--against 指定的除外。</translation>
    </message>
    <message>
        <source>Tells what speaks against this digit. If left out, the most probable digit, except that of --for.</source>
        <translation>说明反对该数字的依据。省略时取概率最高的数字，--for 指定的除外。</translation>
    </message>
    <message>
        <source>a digit from 0 to 9</source>
        <translation>一个 0 到 9 的数字</translation>
    </message>
    <message>
        <source>a class (%1)</source>
        <translation>一个类别（%1）</translation>
    </message>
    <message>
        <source>--%1: expected %2, found `%3`</source>
        <translation>--%1：应为%2，实际为 `%3`</translation>
    </message>
    <message>
        <source>--for, --against: expected two different digits, found %1 twice</source>
        <translation>--for、--against：应为两个不同的数字，实际两次都是 %1</translation>
    </message>
    <message>
        <source>  nearest training images: %1</source>
        <translation>  最近邻的训练图像：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>  outputs: %1 for %2, %3 for %4</source>
        <translation>  输出：%2 为 %1，%4 为 %3</translation>
    </message>
    <message>
        <source>  smallest change to %1: L2 %2</source>
        <translation>  变为 %1 的最小改动：L2 %2</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>explain needs pictures or --ink FILE</source>
        <translation>explain 需要图片，或 --ink FILE</translation>
    </message>
    <message>
        <source>tells why a digit is read as it is, and what would change that</source>
        <translation>说明数字为什么这样认，以及怎样会改变结果</translation>
    </message>
    <message>
        <source>What to export the model to: %1.</source>
        <translation>模型导出的目标格式：%1。</translation>
    </message>
    <message>
        <source>format</source>
        <translation>format</translation>
    </message>
    <message>
        <source>The file to write.</source>
        <translation>要写入的文件。</translation>
    </message>
    <message>
        <source>Exported %1: %2, %3 bytes</source>
        <translation>已导出 %1：%2，%3 字节</translation>
    </message>
    <message>
        <source>Read back, its probabilities of %1 %2 differ by at most %3 (limit %4)</source>
        <translation>读回核对：对 %1 %2，概率最多相差 %3（上限 %4）</translation>
    </message>
    <message>
        <source>synthetic digits</source>
        <translation>幅合成数字图像</translation>
    </message>
    <message>
        <source>test images of %1</source>
        <translation>幅 %1 测试图像</translation>
    </message>
    <message>
        <source>--to: expected one of %1, found `%2`</source>
        <translation>--to：应为 %1 之一，实际为 `%2`</translation>
    </message>
    <message>
        <source>export needs a file to write: -o FILE</source>
        <translation>export 需要写入的文件：-o FILE</translation>
    </message>
    <message>
        <source>exports a model to other programs&apos; formats</source>
        <translation>把模型导出为其他程序的格式</translation>
    </message>
    <message>
        <source>A state_dict or a checkpoint by torch.save (.pt, .pth), or a .safetensors file: convolutions, batch normalisation and linear layers in a row, to 10 outputs.</source>
        <translation>由 torch.save 保存的 state_dict 或检查点（.pt、.pth），或 .safetensors 文件：依次相连的卷积层、批归一化层和线性层，最后是 10 个输出。</translation>
    </message>
    <message>
        <source>The network&apos;s layers, of which such a file holds only the weights: a list such as `conv 32x5, relu, maxpool 2, flatten, linear 10`, or the units of a perceptron. Without it, what is usual is tried on training images, and the best is taken.</source>
        <translation>网络的层（此类文件只存有层的权重）：如 `conv 32x5, relu, maxpool 2, flatten, linear 10` 的列表，或感知机各层的单元数。不给出时，用训练图像试验常见的结构，取最好的一个。</translation>
    </message>
    <message>
        <source>layers</source>
        <translation>layers</translation>
    </message>
    <message>
        <source>How the network takes pixels; `normalised` is by the mean 0.1307 and the deviation 0.3081. Without it, all are tried.</source>
        <translation>网络接收像素的形式；`normalised` 指按均值 0.1307 和标准差 0.3081 标准化。不给出时逐一试验。</translation>
    </message>
    <message>
        <source>How the last layer ends, which such a file does not say: `logits`, or `tutorial` with a ReLU and a softmax inside the network.</source>
        <translation>最后一层的结尾方式（此类文件中没有记载）：`logits`，或网络内部带有 ReLU 和 softmax 的 `tutorial`。</translation>
    </message>
    <message>
        <source>logits|tutorial</source>
        <translation>logits|tutorial</translation>
    </message>
    <message>
        <source>%1: import writes .%2 files, expected such a name</source>
        <translation>%1：import 写出 .%2 文件，文件名应以此结尾</translation>
    </message>
    <message>
        <source>Layers %1, %2 parameters, head %3 (see --head)</source>
        <translation>层 %1，%2 个参数，输出头 %3（见 --head）</translation>
    </message>
    <message>
        <source> (see --layers, --input)</source>
        <translation>（见 --layers、--input）</translation>
    </message>
    <message>
        <source>Next: %1</source>
        <translation>其次：%1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>import takes one file, found %1</source>
        <translation>import 只接受一个文件，实际为 %1 个</translation>
    </message>
    <message>
        <source>%1 is a model of DigitLab already: open it as it is</source>
        <translation>%1 已是 DigitLab 的模型：直接打开即可</translation>
    </message>
    <message>
        <source>makes a model of what PyTorch saved</source>
        <translation>把 PyTorch 保存的文件转成模型</translation>
    </message>
    <message>
        <source>A run&apos;s id or name, or how it begins; without it, lists the runs.</source>
        <translation>训练记录的 id 或名称，或其开头部分；不给出时列出全部训练记录。</translation>
    </message>
    <message>
        <source>Reads every drawing of an ink file at each moment.</source>
        <translation>在每个时刻识别墨迹文件中的每幅手写图。</translation>
    </message>
    <message>
        <source>%1  %2: %3 moments, others were removed to make room</source>
        <translation>%1  %2：%3 个时刻，其余已移除以腾出空间</translation>
    </message>
    <message>
        <source>%1  %2: %3 moments</source>
        <translation>%1  %2：%3 个时刻</translation>
    </message>
    <message>
        <source>%1: percent for the digits 0 to 9</source>
        <translation>%1：数字 0 到 9 的百分比</translation>
    </message>
    <message>
        <source>%1: percent for the classes, %2</source>
        <translation>%1：各类别（%2）的百分比</translation>
    </message>
    <message>
        <source>moments --ink needs a RUN</source>
        <translation>moments --ink 需要指定 RUN</translation>
    </message>
    <message>
        <source>%1: its moments were removed to make room for those of newer runs</source>
        <translation>%1：其时刻已移除，为较新的训练记录腾出空间</translation>
    </message>
    <message>
        <source>%1: the run has no moments</source>
        <translation>%1：该训练记录没有时刻</translation>
    </message>
    <message>
        <source>lists the moments of a run, or reads drawings at each of them</source>
        <translation>列出训练记录的各个时刻，或在每个时刻识别手写图</translation>
    </message>
    <message>
        <source>The model file to write; without it, a new one among the user&apos;s models.</source>
        <translation>要写入的模型文件；不给出时，在用户的模型中新建一个。</translation>
    </message>
    <message>
        <source>%1 is a folder; --output needs a file</source>
        <translation>%1 是文件夹；--output 需要文件</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2 is no folder that can be written</source>
        <translation>无法写入 %1：%2 不是可写入的文件夹</translation>
    </message>
    <message>
        <source>expected another file to write than those to read</source>
        <translation>要写入的文件不能与读取的文件相同</translation>
    </message>
    <message>
        <source>Reads every drawing of an ink file.</source>
        <translation>识别墨迹文件中的每幅手写图。</translation>
    </message>
    <message>
        <source>%1: doesn&apos;t look like a digit (most like %2, %3)</source>
        <translation>%1：不像数字（最像 %2，%3）</translation>
    </message>
    <message>
        <source>%1: can&apos;t tell (%2 or others as probable, %3)</source>
        <translation>%1：难以判断（%2 或概率相当的其他类别，%3）</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>predict needs pictures or --ink FILE</source>
        <translation>predict 需要图片，或 --ink FILE</translation>
    </message>
    <message>
        <source>names the digits in pictures or ink, or says that they are none</source>
        <translation>认出图片或墨迹中的数字，或指出其不是数字</translation>
    </message>
    <message>
        <source>Only this one: rotation, shift, scale, shear, thickness, noise, contrast or occlusion. This and --model may be given more than once.</source>
        <translation>只测这一种：rotation（旋转）、shift（平移）、scale（缩放）、shear（错切）、thickness（粗细）、noise（噪声）、contrast（对比度）或 occlusion（遮挡）。此选项和 --model 可多次给出。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>model %1: %2</source>
        <translation>模型 %1：%2</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>points</source>
        <translation>测量点</translation>
    </message>
    <message>
        <source>tells how far digits can be deformed before a model misreads them</source>
        <translation>测出数字形变到什么程度时模型会误判</translation>
    </message>
    <message>
        <source>--%1 needs a number in its range, not `%2`</source>
        <translation>--%1 需要范围内的数，不能是 `%2`</translation>
    </message>
    <message>
        <source>number</source>
        <translation>number</translation>
    </message>
    <message>
        <source>The settings to start from: %1.</source>
        <translation>作为起点的设置：%1。</translation>
    </message>
    <message>
        <source>A model file: starts from the settings that its passport names instead of a preset&apos;s.</source>
        <translation>模型文件：以其模型档案中记载的设置为起点，而不用预设。</translation>
    </message>
    <message>
        <source>Units of the hidden layers, such as 256-128-64.</source>
        <translation>各隐藏层的单元数，例如 256-128-64。</translation>
    </message>
    <message>
        <source>units</source>
        <translation>units</translation>
    </message>
    <message>
        <source>The layers of another network, such as &quot;conv 32x5, relu, maxpool 2, linear 10&quot;: %1.</source>
        <translation>另一种网络的层，例如 &quot;conv 32x5, relu, maxpool 2, linear 10&quot;：%1。</translation>
    </message>
    <message>
        <source>list</source>
        <translation>list</translation>
    </message>
    <message>
        <source>How often all images are learned, 1 to %1.</source>
        <translation>全部图像学习的遍数，1 到 %1。</translation>
    </message>
    <message>
        <source>Images a step, 1 to %1.</source>
        <translation>每步的图像数，1 到 %1。</translation>
    </message>
    <message>
        <source>Adam&apos;s step size, %1 to %2.</source>
        <translation>Adam 的步长，%1 到 %2。</translation>
    </message>
    <message>
        <source>How the learning rate goes on: constant, or cosine (down to 0 at the end).</source>
        <translation>学习率如何变化：constant（恒定），或 cosine（余弦，最终降到 0）。</translation>
    </message>
    <message>
        <source>Share of each target that all digits have in common, 0 to %1.</source>
        <translation>每个目标中由所有数字均分的比例，0 到 %1。</translation>
    </message>
    <message>
        <source>How far images are deformed: none, or some of rotation (degrees), scale, shear, shift (pixels), elastic (pixels) and thickness, such as rotation=12,scale=0.12.</source>
        <translation>图像形变的幅度：none（无），或 rotation（旋转，度）、scale（缩放）、shear（错切）、shift（平移，像素）、elastic（弹性，像素）和 thickness（粗细）中的若干项，例如 rotation=12,scale=0.12。</translation>
    </message>
    <message>
        <source>Share of the images that are synthetic digits in styles that MNIST lacks, 0 to %1.</source>
        <translation>MNIST 所缺写法的合成数字在图像中的比例，0 到 %1。</translation>
    </message>
    <message>
        <source>Share of the images that are synthetic ink that is no digit, 0 to %1.</source>
        <translation>不是数字的合成墨迹在图像中的比例，0 到 %1。</translation>
    </message>
    <message>
        <source>Share of the epochs, the last ones, whose weights are averaged: the model is their mean, 0 to %1.</source>
        <translation>权重参与平均的最后几轮占全部轮数的比例，模型即为其平均值，0 到 %1。</translation>
    </message>
    <message>
        <source>Training images kept back to calibrate the confidence with, 0 to %1.</source>
        <translation>留出用于校准置信度的训练图像数，0 到 %1。</translation>
    </message>
    <message>
        <source>Of the first weights and of every shuffle, 0 to 4294967295.</source>
        <translation>初始权重和每次打乱顺序的随机种子，0 到 4294967295。</translation>
    </message>
    <message>
        <source>Threads to train with, 1 to %1; chosen automatically without it, or with 0.</source>
        <translation>训练所用的线程数，1 到 %1；不给出或为 0 时自动选择。</translation>
    </message>
    <message>
        <source>--preset must be one of %1, not `%2`</source>
        <translation>--preset 必须是 %1 之一，不能是 `%2`</translation>
    </message>
    <message>
        <source>--hidden and --layers cannot be used together</source>
        <translation>--hidden 与 --layers 不能同时使用</translation>
    </message>
    <message>
        <source>There is not enough memory to start: the process may have %1 MB more (ulimit -v), and DigitLab needs %2 MB</source>
        <translation>内存不足，无法启动：进程还可使用 %1 MB（ulimit -v），而 DigitLab 需要 %2 MB</translation>
    </message>
    <message>
        <source>argument %1, `%2`: expected UTF-8, found other bytes</source>
        <translation>参数 %1 `%2`：应为 UTF-8，实际为其他字节</translation>
    </message>
    <message>
        <source>There is no home for the user&apos;s files: HOME: expected the path of a folder, found `%1`, and the user database names none</source>
        <translation>没有存放用户文件的主目录：HOME 应为文件夹路径，实际为 `%1`，用户数据库中也没有记载</translation>
    </message>
    <message>
        <source>Labelled drawings, an ink file; without it, My digits of the window.</source>
        <translation>带标签的手写图（墨迹文件）；不给出时使用窗口中的“我的数字”。</translation>
    </message>
    <message>
        <source>There are no drawings in My digits yet, %1: correct some in the window first, or name an ink file with --ink</source>
        <translation>“我的数字”中还没有手写图，%1：先在窗口中纠正一些，或用 --ink 指定墨迹文件</translation>
    </message>
    <message>
        <source>Teaching the network %1 %2 drawings</source>
        <translation>正在对网络 %1 进行教学微调：%2 幅手写图</translation>
    </message>
    <message>
        <source>Teaching</source>
        <translation>教学微调</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Drawings read right: %1 before, %2 after</source>
        <translation>认对的手写图：之前 %1，之后 %2</translation>
    </message>
    <message>
        <source>Test images read right: %1 before, %2 after</source>
        <translation>认对的测试图像：之前 %1，之后 %2</translation>
    </message>
    <message>
        <source>Taught in %1 s. Saved %2</source>
        <translation>教学微调用时 %1 秒。已保存 %2</translation>
    </message>
    <message>
        <source>Stopped: nothing was saved</source>
        <translation>已停止：未保存任何内容</translation>
    </message>
    <message>
        <source>teaches a model drawings that it misread</source>
        <translation>把误判的手写图教给模型</translation>
    </message>
    <message>
        <source>A run&apos;s checkpoint: goes on where it was stopped or cut off. Only --epochs, --dataset, --output and --json may stand beside it; more epochs make the run longer.</source>
        <translation>某次训练的检查点：从停止或中断处继续。只能与 --epochs、--dataset、--output 和 --json 同用；轮数加大则训练延长。</translation>
    </message>
    <message>
        <source>The model learned from dataset `%1` with other contents than `%2`: the run will differ</source>
        <translation>模型学习的数据集 `%1` 与 `%2` 内容不同：此次训练会有差异</translation>
    </message>
    <message>
        <source>The model was taught %1 drawings after its run; the run alone is repeated</source>
        <translation>模型在训练之后还教过 %1 幅手写图；此处只重复训练本身</translation>
    </message>
    <message>
        <source>--%1 cannot stand beside --resume: the run goes on as it began</source>
        <translation>--%1 不能与 --resume 同用：训练按开始时的设置继续</translation>
    </message>
    <message>
        <source>trains a network and saves the model</source>
        <translation>训练网络并保存模型</translation>
    </message>
    <message>
        <source>%1, loss %2</source>
        <translation>%1，损失 %2</translation>
    </message>
    <message>
        <source>Before training: test %1</source>
        <translation>训练前：测试 %1</translation>
    </message>
    <message>
        <source>Epoch %1/%2: train %3; test %4; %5 images/s</source>
        <translation>第 %1/%2 轮：训练 %3；测试 %4；%5 幅/秒</translation>
    </message>
    <message>
        <source>To go on: digitlab train --resume %1</source>
        <translation>继续训练：digitlab train --resume %1</translation>
    </message>
    <message>
        <source>Network %1, head `%2`; %3 epochs of %4 images, batch %5, rate %6, seed %7</source>
        <translation>网络 %1，输出头 `%2`；%3 轮，每轮 %4 幅图像，批大小 %5，学习率 %6，随机种子 %7</translation>
    </message>
    <message>
        <source>Threads: %1 (%2)</source>
        <translation>线程：%1（%2）</translation>
    </message>
    <message>
        <source>The images lie on their side, as EMNIST&apos;s are published: their rows and columns are swapped (--transposed no leaves them)</source>
        <translation>图像是侧放的（EMNIST 发布时即如此）：已互换其行与列（--transposed no 可保持原样）</translation>
    </message>
    <message>
        <source>Resumed after epoch %1</source>
        <translation>已从第 %1 轮之后恢复</translation>
    </message>
    <message>
        <source>Epoch %1/%2</source>
        <translation>第 %1/%2 轮</translation>
    </message>
    <message>
        <source>%1 images/s, loss %2</source>
        <translation>%1 幅/秒，损失 %2</translation>
    </message>
    <message>
        <source>What the run ended with cannot be kept for a later resumption. %1</source>
        <translation>无法保留此次训练结束时的状态以供日后恢复。%1</translation>
    </message>
    <message>
        <source>%1. What was learned is in %2</source>
        <translation>%1。学习结果保存在 %2</translation>
    </message>
    <message>
        <source>Stopped before the run began</source>
        <translation>训练开始前已停止</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1 after %2 s: test %3. Saved %4</source>
        <translation>%1，用时 %2 秒：测试 %3。已保存 %4</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>digit</source>
        <comment>in --help</comment>
        <translation>digit</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>core::CurrentDrawing</name>
    <message>
        <source>%1: expected dark ink on light paper or light ink on dark paper, found no ink.</source>
        <translation>%1：应为浅色纸上的深色墨迹或深色纸上的浅色墨迹，实际没有墨迹。</translation>
    </message>
</context>
<context>
    <name>core::CurrentModel</name>
    <message>
        <source>shipped model</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>%1: this is the file of the present model; choose another name</source>
        <translation>%1：这是当前模型的文件；请选择其他名称</translation>
    </message>
</context>
<context>
    <name>core::DatasetFetcher</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 could not be fetched from any of the places that have it. Is there a connection to the internet?
%2</source>
        <translation>无法从任何来源下载 %1。是否已连接互联网？
%2</translation>
    </message>
</context>
<context>
    <name>core::FolderOrigin</name>
    <message>
        <source>there is no %1</source>
        <translation>没有 %1</translation>
    </message>
    <message>
        <source>%1 cannot be linked</source>
        <translation>无法链接 %1</translation>
    </message>
</context>
<context>
    <name>core::HttpOrigin</name>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation>%1 大于 %2 字节</translation>
    </message>
    <message>
        <source>answered %1 %2</source>
        <translation>响应为 %1 %2</translation>
    </message>
    <message>
        <source>sent nothing for %1 s</source>
        <translation>%1 秒内未发送任何数据</translation>
    </message>
    <message>
        <source>broke off</source>
        <translation>传输中断</translation>
    </message>
    <message>
        <source>sent nothing</source>
        <translation>未发送任何数据</translation>
    </message>
</context>
<context>
    <name>core::NpmOrigin</name>
    <message>
        <source>npm package %1</source>
        <translation>npm 包 %1</translation>
    </message>
    <message>
        <source>npm is not installed</source>
        <translation>未安装 npm</translation>
    </message>
    <message>
        <source>npm ended with code %1</source>
        <translation>npm 以代码 %1 结束</translation>
    </message>
</context>
<context>
    <name>core::TeachingRun</name>
    <message>
        <source>Stopped: the model is what it was</source>
        <translation>已停止：模型保持原样</translation>
    </message>
    <message>
        <source>The model was changed meanwhile: the taught one was dropped</source>
        <translation>模型在此期间已更改：教学微调的结果已丢弃</translation>
    </message>
</context>
<context>
    <name>core::TestReadings</name>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>%1: expected drawings with a label, found none</source>
        <translation>%1：应有带标签的手写图，实际没有</translation>
    </message>
    <message>
        <source>Open a model or click Train first</source>
        <translation>请先打开模型或点击“训练”</translation>
    </message>
    <message>
        <source>Get a dataset in the Dataset page first</source>
        <translation>请先在“数据集”页面获取数据集</translation>
    </message>
    <message>
        <source>Correct a drawing below the bars first</source>
        <translation>请先在概率条下方纠正一幅手写图</translation>
    </message>
</context>
<context>
    <name>core::Texts</name>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>expected the name of a class, found none</source>
        <translation>应为类别名称，实际为空</translation>
    </message>
    <message>
        <source>expected a name of at most %1 characters, found %2</source>
        <translation>名称应不超过 %1 个字符，实际为 %2 个</translation>
    </message>
    <message>
        <source>expected a name without control characters, found `%1`</source>
        <translation>名称不应含控制字符，实际为 `%1`</translation>
    </message>
    <message>
        <source>expected every name once, found `%1` as in line %2</source>
        <translation>每个名称只应出现一次，`%1` 与第 %2 行重复</translation>
    </message>
    <message>
        <source>expected the names of %1 to %2 classes, one a line, found %3</source>
        <translation>应有 %1 到 %2 个类别名称，每行一个，实际为 %3 个</translation>
    </message>
    <message>
        <source>%1: expected %2, found no such file.</source>
        <translation>%1：应为%2，实际没有此文件。</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3.</source>
        <translation>%1：应为%2，实际为%3。</translation>
    </message>
    <message>
        <source>%1: expected %2 of at most %3 MB, found %4 MB.</source>
        <translation>%1：应为不超过 %3 MB 的%2，实际为 %4 MB。</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>没有此文件</translation>
    </message>
    <message>
        <source>expected a file, found a folder or a device</source>
        <translation>应为文件，实际为文件夹或设备</translation>
    </message>
    <message>
        <source>reading was cancelled</source>
        <translation>读取已取消</translation>
    </message>
    <message>
        <source>There is not enough memory: %1 MB are available, %2 MB are needed</source>
        <translation>内存不足：可用 %1 MB，需要 %2 MB</translation>
    </message>
    <message>
        <source>%1 takes about %2 MB of memory, and %3 MB are available</source>
        <translation>%1：约需 %2 MB 内存，可用 %3 MB</translation>
    </message>
    <message>
        <source>its links lead nowhere</source>
        <translation>其链接未指向任何位置</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>it is no regular file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>it is write-protected</source>
        <translation>它有写保护</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>expected at most %1 bytes, found more</source>
        <translation>应不超过 %1 字节，实际更多</translation>
    </message>
    <message>
        <source>expected names as UTF-8, found other bytes</source>
        <translation>名称应为 UTF-8，实际为其他字节</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1: expected the %2 %3 of a dataset, found none of %4</source>
        <translation>%1：应有数据集的%2%3，实际没有 %4 中的任何一个</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>%1: expected as many labels as images, found %2 images in %3 and %4 labels</source>
        <translation>%1：标签数应与图像数相同，实际 %3 中有 %2 幅图像，标签为 %4 个</translation>
    </message>
    <message>
        <source>%1: expected the folder of a dataset, found %2</source>
        <translation>%1：应为数据集文件夹，实际%2</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>是文件</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>expected auto, no or yes, found `%1`</source>
        <translation>应为 auto、no 或 yes，实际为 `%1`</translation>
    </message>
    <message>
        <source>%1: expected %2, found %3</source>
        <translation>%1：应为 %2，实际为：%3</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>the SHA-256 sum %1...</source>
        <translation>SHA-256 校验和 %1...</translation>
    </message>
    <message>
        <source>%1...</source>
        <translation>%1...</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>%1: this folder cannot be made: %2</source>
        <translation>%1：无法创建此文件夹：%2</translation>
    </message>
    <message>
        <source>%1: another fetch into this folder is running</source>
        <translation>%1：另一次下载正在写入此文件夹</translation>
    </message>
    <message>
        <source>%1: this folder cannot be written to</source>
        <translation>%1：无法写入此文件夹</translation>
    </message>
    <message>
        <source>Copyright Yann LeCun and Corinna Cortes, licensed under Creative Commons Attribution-ShareAlike 3.0 (CC BY-SA 3.0).</source>
        <translation>版权所有 Yann LeCun 和 Corinna Cortes，采用“知识共享 署名-相同方式共享 3.0”（CC BY-SA 3.0）许可。</translation>
    </message>
    <message>
        <source>Copyright 2017 Zalando SE, under the MIT licence.</source>
        <translation>版权所有 2017 Zalando SE，采用 MIT 许可证。</translation>
    </message>
    <message>
        <source>%1 is not on this computer yet: run `digitlab datasets get %2` or press the button on the Dataset page to fetch it</source>
        <translation>此计算机上还没有 %1：运行 `digitlab datasets get %2`，或按“数据集”页面上的按钮来下载</translation>
    </message>
    <message>
        <source>%1: expected the name of a dataset (%2) or a folder, found neither</source>
        <translation>%1：应为数据集名称（%2）或文件夹，实际两者都不是</translation>
    </message>
    <message>
        <source>%1: expected a file, found nothing there</source>
        <translation>%1：应为文件，实际不存在</translation>
    </message>
    <message>
        <source>%1: expected a file, found a folder</source>
        <translation>%1：应为文件，实际为文件夹</translation>
    </message>
    <message>
        <source>%1: expected a file, found a device or a pipe</source>
        <translation>%1：应为文件，实际为设备或管道</translation>
    </message>
    <message>
        <source>%1: expected data, found an empty file</source>
        <translation>%1：应有数据，实际为空文件</translation>
    </message>
    <message>
        <source>%1: expected a file that may be read, found that it cannot be opened</source>
        <translation>%1：应为可读取的文件，实际无法打开</translation>
    </message>
    <message>
        <source>%1: expected a whole gzip file, found damage: %2</source>
        <translation>%1：应为完整的 gzip 文件，实际已损坏：%2</translation>
    </message>
    <message>
        <source>%1: expected a readable file, found: %2</source>
        <translation>%1：应为可读取的文件，实际为：%2</translation>
    </message>
    <message>
        <source>an image file (magic %1)</source>
        <translation>图像文件（魔数 %1）</translation>
    </message>
    <message>
        <source>a label file (magic %1)</source>
        <translation>标签文件（魔数 %1）</translation>
    </message>
    <message>
        <source>%1 dimensions (magic %2)</source>
        <translation>%1 维（魔数 %2）</translation>
    </message>
    <message>
        <source>magic %1</source>
        <translation>魔数 %1</translation>
    </message>
    <message>
        <source>IDX %1 with %2 dimension(s) of bytes (magic %3)</source>
        <translation>%2 维字节型 IDX %1（魔数 %3）</translation>
    </message>
    <message>
        <source>a count of 1 to %1 %2</source>
        <translation>1 到 %1 的%2数</translation>
    </message>
    <message>
        <source>images of %1x%1</source>
        <translation>%1x%1 的图像</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 行</translation>
    </message>
    <message>
        <source>%1 columns</source>
        <translation>%1 列</translation>
    </message>
    <message>
        <source>a header of %1 bytes</source>
        <translation>%1 字节的文件头</translation>
    </message>
    <message>
        <source>a file of %1 bytes</source>
        <translation>%1 字节的文件</translation>
    </message>
    <message>
        <source>%1 bytes for the %2 %3 that the header names</source>
        <translation>%1 字节（按文件头所述的%3数 %2）</translation>
    </message>
    <message>
        <source>a gzip file of %1 bytes, which cannot hold so much</source>
        <translation>%1 字节的 gzip 文件，容不下这么多数据</translation>
    </message>
    <message>
        <source>a gzip file of %1 bytes: more than %2 times that, and %3 bytes, are not read</source>
        <translation>%1 字节的 gzip 文件：内容超过其 %2 倍再加 %3 字节时不予读取</translation>
    </message>
    <message>
        <source>more bytes</source>
        <translation>更多字节</translation>
    </message>
    <message>
        <source>labels of 0 to %1</source>
        <translation>0 到 %1 的标签</translation>
    </message>
    <message>
        <source>%1 as label number %2, counted from 0</source>
        <translation>%1（标签序号 %2，从 0 数起）</translation>
    </message>
    <message>
        <source>more than %1 points</source>
        <translation>超过 %1 个点</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>a truth value</source>
        <translation>布尔值</translation>
    </message>
    <message>
        <source>the text &quot;%1&quot;</source>
        <translation>文本“%1”</translation>
    </message>
    <message>
        <source>an array of %1</source>
        <translation>含 %1 个元素的数组</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>&quot;%1&quot;: expected %2, found %3</source>
        <translation>“%1”：应为%2，实际为：%3</translation>
    </message>
    <message>
        <source>a point [x, y]</source>
        <translation>点 [x, y]</translation>
    </message>
    <message>
        <source>two numbers within 1e9</source>
        <translation>两个绝对值不超过 1e9 的数</translation>
    </message>
    <message>
        <source>an array of strokes</source>
        <translation>由笔画组成的数组</translation>
    </message>
    <message>
        <source>an array of points</source>
        <translation>由点组成的数组</translation>
    </message>
    <message>
        <source>expected JSON, found: %1 at byte %2</source>
        <translation>应为 JSON，在字节 %2 处发现：%1</translation>
    </message>
    <message>
        <source>expected a JSON object with &quot;strokes&quot;, found an array</source>
        <translation>应为含“strokes”的 JSON 对象，实际为数组</translation>
    </message>
    <message>
        <source>a digit 0 to 9</source>
        <translation>数字 0 到 9</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>%1, line %2: a stroke has no points, or a coordinate that is no number within 1e9.</source>
        <translation>%1，第 %2 行：某个笔画没有点，或某个坐标不是绝对值在 1e9 以内的数。</translation>
    </message>
    <message>
        <source>%1, line %2: %3.</source>
        <translation>%1，第 %2 行：%3。</translation>
    </message>
    <message>
        <source>an ink file</source>
        <translation>墨迹文件</translation>
    </message>
    <message>
        <source>%1: cannot be read: %2.</source>
        <translation>%1：无法读取：%2。</translation>
    </message>
    <message>
        <source>%1: expected one ink a line, found an empty file.</source>
        <translation>%1：应为每行一份墨迹，实际为空文件。</translation>
    </message>
    <message>
        <source>%1: expected at most %2 MB of ink, found %3 MB.</source>
        <translation>%1：墨迹应不超过 %2 MB，实际为 %3 MB。</translation>
    </message>
    <message>
        <source>drawing %1: expected a label and strokes, found no %2.</source>
        <translation>手写图 %1：应有标签和笔画，实际没有%2。</translation>
    </message>
    <message>
        <source>strokes</source>
        <translation>笔画</translation>
    </message>
    <message>
        <source>label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>There is no ink to keep: draw a digit first</source>
        <translation>没有可保留的墨迹：请先写一个数字</translation>
    </message>
    <message>
        <source>%1 was changed by another program and has been read again</source>
        <translation>%1 已被其他程序更改，现已重新读取</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <source>%1: expected a lock&apos;s file, found what cannot be removed</source>
        <translation>%1：应为锁文件，实际为无法移除的内容</translation>
    </message>
    <message>
        <source>%1: another window is writing it</source>
        <translation>%1：另一个窗口正在写入此文件</translation>
    </message>
    <message>
        <source>%1 x %2 pixels</source>
        <translation>%1 x %2 像素</translation>
    </message>
    <message>
        <source>expected a picture, found a damaged one: it does not say its size.</source>
        <translation>应为图片，实际为损坏的图片：未注明尺寸。</translation>
    </message>
    <message>
        <source>expected a picture with sides of at most %1 pixels, found %2.</source>
        <translation>应为边长不超过 %1 像素的图片，实际为 %2。</translation>
    </message>
    <message>
        <source>expected a picture of at most %1 megapixels, found %2.</source>
        <translation>应为不超过 %1 百万像素的图片，实际为 %2。</translation>
    </message>
    <message>
        <source>expected a picture of at most %1 MB when unpacked, or a JPEG picture; found %2 with %3 MB.</source>
        <translation>应为解压后不超过 %1 MB 的图片，或 JPEG 图片；实际为 %2，%3 MB。</translation>
    </message>
    <message>
        <source>expected a picture, found a damaged one: %1.</source>
        <translation>应为图片，实际为损坏的图片：%1。</translation>
    </message>
    <message>
        <source>expected a picture, found an error: %1.</source>
        <translation>应为图片，实际出现错误：%1。</translation>
    </message>
    <message>
        <source>expected a picture, found an empty file.</source>
        <translation>应为图片，实际为空文件。</translation>
    </message>
    <message>
        <source>expected a picture (%1), found %2.</source>
        <translation>应为图片（%1），实际为：%2。</translation>
    </message>
    <message>
        <source>another kind of file</source>
        <translation>其他类型的文件</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>expected text as UTF-8, found other bytes</source>
        <translation>应为 UTF-8 文本，实际为其他字节</translation>
    </message>
    <message>
        <source>expected `file,label`, found `%1`</source>
        <translation>应为 `file,label`，实际为 `%1`</translation>
    </message>
    <message>
        <source>a label 0 to %1</source>
        <translation>标签 0 到 %1</translation>
    </message>
    <message>
        <source>the name of a class (%1)</source>
        <translation>类别名称（%1）</translation>
    </message>
    <message>
        <source>expected %1, found `%2`</source>
        <translation>应为%1，实际为 `%2`</translation>
    </message>
    <message>
        <source>a CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>%1: expected lines `file,label`, found none</source>
        <translation>%1：应有 `file,label` 形式的行，实际没有</translation>
    </message>
    <message>
        <source>The explanation was stopped</source>
        <translation>解释已停止</translation>
    </message>
    <message>
        <source>the model&apos;s outputs are no finite numbers</source>
        <translation>模型的输出不是有限数</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 px</source>
        <comment>pixels</comment>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Rotation clockwise, degrees</source>
        <translation>顺时针旋转（度）</translation>
    </message>
    <message>
        <source>%1°</source>
        <comment>degrees</comment>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Shift to one of four sides, pixels</source>
        <translation>向四边之一平移（像素）</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Larger or smaller, per cent</source>
        <translation>放大或缩小（百分比）</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>错切</translation>
    </message>
    <message>
        <source>Lean to the right, pixels for each pixel up</source>
        <translation>向右倾斜（每升高一像素的像素数）</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>Strokes wider at each edge, pixels</source>
        <translation>笔画每侧加宽（像素）</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Noise, standard deviation (1: paper to ink)</source>
        <translation>噪声标准差（1 为纸与墨迹之差）</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Contrast taken away, per cent</source>
        <translation>对比度降低（百分比）</translation>
    </message>
    <message>
        <source>Occlusion</source>
        <translation>遮挡</translation>
    </message>
    <message>
        <source>Side of a black square, pixels</source>
        <translation>黑色方块的边长（像素）</translation>
    </message>
    <message>
        <source>deformation: expected one of %1, found `%2`</source>
        <translation>形变：应为 %1 之一，实际为 `%2`</translation>
    </message>
    <message>
        <source>%1: the strength must be %2 to %3, not %4</source>
        <translation>%1：强度应为 %2 到 %3，而不是 %4</translation>
    </message>
    <message>
        <source>%1: the strength must be a whole number, not %2</source>
        <translation>%1：强度应为整数，而不是 %2</translation>
    </message>
    <message>
        <source>a digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>expected %1 from 0 to %2, found %3</source>
        <translation>应为 0 到 %2 的%1，实际为 %3</translation>
    </message>
    <message>
        <source>two different digits</source>
        <translation>两个不同的数字</translation>
    </message>
    <message>
        <source>two different classes</source>
        <translation>两个不同的类别</translation>
    </message>
    <message>
        <source>expected %1, found %2 twice</source>
        <translation>应为%1，实际两次都是 %2</translation>
    </message>
    <message>
        <source>image, row %1, column %2: expected a value from 0 to 1, found %3</source>
        <translation>图像，行 %1，列 %2：应为 0 到 1 的值，实际为 %3</translation>
    </message>
    <message>
        <source>the training images were taken through another model</source>
        <translation>训练图像是经由另一个模型计算的</translation>
    </message>
    <message>
        <source>the last hidden layer&apos;s %1 values for %2 images: expected at most %3 MB, found %4 MB</source>
        <translation>最后一个隐藏层对 %2 幅图像的各 %1 个值：应不超过 %3 MB，实际为 %4 MB</translation>
    </message>
    <message>
        <source>The last hidden layer</source>
        <translation>最后一个隐藏层</translation>
    </message>
    <message>
        <source>The comparison with the training images was stopped</source>
        <translation>与训练图像的比较已停止</translation>
    </message>
    <message>
        <source>expected a number of images from 0, found %1</source>
        <translation>应为不小于 0 的图像数量，实际为 %1</translation>
    </message>
    <message>
        <source>the last hidden layer: expected numbers, found infinite ones</source>
        <translation>最后一个隐藏层：应为有限数，实际出现无穷大</translation>
    </message>
    <message>
        <source>The map of the images was stopped</source>
        <translation>图像分布图的计算已停止</translation>
    </message>
    <message>
        <source>The test of robustness was stopped</source>
        <translation>稳健性测试已停止</translation>
    </message>
    <message>
        <source>Measuring robustness</source>
        <translation>测量稳健性</translation>
    </message>
    <message>
        <source>The search for the smallest change was stopped</source>
        <translation>最小改动的搜索已停止</translation>
    </message>
    <message>
        <source>no image near this one is read as %1</source>
        <translation>此图像附近没有被认作 %1 的图像</translation>
    </message>
    <message>
        <source>Doesn&apos;t look like a digit, but more like %1 than %2</source>
        <translation>不像数字，但比起 %2 更像 %1</translation>
    </message>
    <message>
        <source>Read as %1 rather than %2</source>
        <translation>认作 %1 而非 %2</translation>
    </message>
    <message>
        <source>Read as %1, but more like %2 than %3</source>
        <translation>认作 %1，但比起 %3 更像 %2</translation>
    </message>
    <message>
        <source>mainly for the ink %1</source>
        <translation>主要是因为%1的墨迹</translation>
    </message>
    <message>
        <source>although no part of its ink speaks for that</source>
        <translation>却没有任何一处墨迹支持这一点</translation>
    </message>
    <message>
        <source>the nearest training image shows %1</source>
        <translation>最近的训练图像是 %1</translation>
    </message>
    <message>
        <source>none of the %1 nearest training images shows %2</source>
        <translation>最近的 %1 幅训练图像都不是 %2</translation>
    </message>
    <message>
        <source>all %1 nearest training images show %2</source>
        <translation>最近的 %1 幅训练图像都是 %2</translation>
    </message>
    <message>
        <source>1 of the %1 nearest training images shows %2</source>
        <translation>最近的 %1 幅训练图像中有 1 幅是 %2</translation>
    </message>
    <message>
        <source>%3 of the %1 nearest training images show %2</source>
        <translation>最近的 %1 幅训练图像中有 %3 幅是 %2</translation>
    </message>
    <message>
        <source>a little ink</source>
        <translation>少量墨迹</translation>
    </message>
    <message>
        <source>a change of less than 1 % of its ink</source>
        <translation>不到其墨迹 1 % 的改动</translation>
    </message>
    <message>
        <source>a change as large as %1 % of its ink</source>
        <translation>相当于其墨迹 %1 % 的改动</translation>
    </message>
    <message>
        <source>mostly added</source>
        <translation>主要为添加</translation>
    </message>
    <message>
        <source>mostly taken away</source>
        <translation>主要为去除</translation>
    </message>
    <message>
        <source>added and taken away</source>
        <translation>有添加也有去除</translation>
    </message>
    <message>
        <source>%1 (%2, above all %3)</source>
        <translation>%1（%2，尤其在%3）</translation>
    </message>
    <message>
        <source>no change was found that would tip it over to %1</source>
        <translation>未找到能使其被认作 %1 的改动</translation>
    </message>
    <message>
        <source>%1 would tip it over to %2</source>
        <translation>%1就会使其被认作 %2</translation>
    </message>
    <message>
        <source>at the upper left</source>
        <translation>左上方</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>at the upper right</source>
        <translation>右上方</translation>
    </message>
    <message>
        <source>at the left</source>
        <translation>左侧</translation>
    </message>
    <message>
        <source>in the middle</source>
        <translation>中间</translation>
    </message>
    <message>
        <source>at the right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>at the lower left</source>
        <translation>左下方</translation>
    </message>
    <message>
        <source>at the bottom</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>at the lower right</source>
        <translation>右下方</translation>
    </message>
    <message>
        <source>expected more than %1 points for %2 neighbours of each, found %3</source>
        <translation>每点取 %2 个近邻时应多于 %1 个点，实际为 %3</translation>
    </message>
    <message>
        <source>t-SNE was stopped</source>
        <translation>t-SNE 已停止</translation>
    </message>
    <message>
        <source>t-SNE: expected 2 to %1 images, found %2</source>
        <translation>t-SNE：应为 2 到 %1 幅图像，实际为 %2</translation>
    </message>
    <message>
        <source>There are no images that units could answer to</source>
        <translation>没有可供单元响应的图像</translation>
    </message>
    <message>
        <source>The look at the units was stopped</source>
        <translation>单元响应的计算已停止</translation>
    </message>
    <message>
        <source>layer `%1`: its %2 inputs do not fit what comes out of the convolutions before it: with steps of one pixel, zeros around the image (none, or half a kernel) and pools of %3x%3 pixels, that has sides of %4 pixels; other layers between them must be told</source>
        <translation>层 `%1`：其 %2 个输入与前面各卷积的输出不符：按步长为一像素、图像周围补零（不补，或补半个卷积核）和 %3x%3 像素的池化计算，输出的边长为 %4 像素；其间若有其他层，须明确指定</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 接 %2 个输入</translation>
    </message>
    <message>
        <source>input: expected one of %1, found `%2`</source>
        <translation>输入：应为 %1 之一，实际为 `%2`</translation>
    </message>
    <message>
        <source>layers: expected those with weights to be as in the file (%1), found %2</source>
        <translation>层：带权重的层应与文件中的一致（%1），实际为 %2</translation>
    </message>
    <message>
        <source>%1 times a square number of</source>
        <translation>%1 × 某个平方数</translation>
    </message>
    <message>
        <source>; DigitLab has convolutions only before linear layers</source>
        <translation>；DigitLab 的卷积层只能位于线性层之前</translation>
    </message>
    <message>
        <source>; DigitLab has no depthwise or grouped convolutions</source>
        <translation>；DigitLab 没有逐通道卷积和分组卷积</translation>
    </message>
    <message>
        <source>; DigitLab has no branches and no transposed convolutions</source>
        <translation>；DigitLab 没有分支和转置卷积</translation>
    </message>
    <message>
        <source>layer `%1`: expected %2 inputs, as %3 has, found %4%5</source>
        <translation>层 `%1`：应有 %2 个输入（同%3），实际为 %4%5</translation>
    </message>
    <message>
        <source>the digit image</source>
        <translation>数字图像</translation>
    </message>
    <message>
        <source>layer `%1`: expected another layer before batch normalisation, and one after it</source>
        <translation>层 `%1`：批归一化之前应有另一层，之后也应有一层</translation>
    </message>
    <message>
        <source>layer `%1` before it</source>
        <translation>其前的层 `%1`</translation>
    </message>
    <message>
        <source>layers: expected %1 to %2 outputs at the end, one a class, found %3</source>
        <translation>层：末端应有 %1 到 %2 个输出，每个类别一个，实际为 %3</translation>
    </message>
    <message>
        <source>no layer</source>
        <translation>0 层</translation>
    </message>
    <message>
        <source>layer `%1`: expected a linear layer at the end, found a convolution</source>
        <translation>层 `%1`：末端应为线性层，实际为卷积</translation>
    </message>
    <message>
        <source>layers: the order of `%1` and `%2` is open: %3</source>
        <translation>层：`%1` 与 `%2` 的顺序不确定：%3</translation>
    </message>
    <message>
        <source>layers declared in the order of their use</source>
        <translation>按使用顺序声明的层</translation>
    </message>
    <message>
        <source>a file by torch.save, which keeps the order</source>
        <translation>由 torch.save 写出的文件（它保留顺序）</translation>
    </message>
    <message>
        <source>their shapes fit in more than one; names with numbers (`fc1`, `fc2`) would tell it, or %1</source>
        <translation>其形状符合不止一种顺序；用带编号的名称（`fc1`、`fc2`）或%1可以确定</translation>
    </message>
    <message>
        <source>the file lists them in this order, their numbers are in the other; numbers in the order of the list would tell it</source>
        <translation>文件以此顺序列出它们，编号却是另一种顺序；让编号与列出的顺序一致即可确定</translation>
    </message>
    <message>
        <source>layer `%1`: expected batch normalisation of what a layer before it has, found %2 values and no such layer</source>
        <translation>层 `%1`：批归一化应针对其前某一层的输出，实际有 %2 个值，而没有这样的层</translation>
    </message>
    <message>
        <source>batch normalisation fits in more than one place; a file by torch.save of layers declared in the order of their use would tell it</source>
        <translation>批归一化可放在不止一处；由 torch.save 写出、各层按使用顺序声明的文件可以确定</translation>
    </message>
    <message>
        <source>layers: expected at most %1, found %2; DigitLab has no deeper network</source>
        <translation>层：应不超过 %1 个，实际为 %2 个；DigitLab 没有更深的网络</translation>
    </message>
    <message>
        <source>expected the text of this model, found another</source>
        <translation>应为此模型的文本，实际为其他文本</translation>
    </message>
    <message>
        <source>no file can be made beside it</source>
        <translation>无法在其旁边创建文件</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>a file compressed by gzip; unpack it first</source>
        <translation>经 gzip 压缩的文件；请先解压</translation>
    </message>
    <message>
        <source>a pickle that torch.save did not write</source>
        <translation>并非由 torch.save 写出的 pickle</translation>
    </message>
    <message>
        <source>text that begins with `%1`</source>
        <translation>以 `%1` 开头的文本</translation>
    </message>
    <message>
        <source>other bytes (%1)</source>
        <translation>其他字节（%1）</translation>
    </message>
    <message>
        <source>expected a model (a safetensors file, or one by torch.save), found %1</source>
        <translation>应为模型（safetensors 文件，或由 torch.save 写出的文件），实际为 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>layers %1, pixels %2</source>
        <translation>层 %1，像素 %2</translation>
    </message>
    <message>
        <source>%1, which reads %2 of %3 training images of %4 rightly, the best of %5 that were tried</source>
        <translation>%1，能认对 %4 的 %3 幅训练图像中的 %2，在试过的 %5 种中最好</translation>
    </message>
    <message>
        <source>; so few that the network is likely built in another way: it must be told</source>
        <translation>；认对的如此之少，网络很可能是以其他方式构建的：须明确指定</translation>
    </message>
    <message>
        <source>As told: %1</source>
        <translation>按指定：%1</translation>
    </message>
    <message>
        <source>Taken as given, not tried: %1</source>
        <translation>直接采用，未经试验：%1</translation>
    </message>
    <message>
        <source>Taken: %1</source>
        <translation>采用：%1</translation>
    </message>
    <message>
        <source>%1: %2 of %3 images, loss %4</source>
        <translation>%1：%3 幅图像中认对 %2，损失 %4</translation>
    </message>
    <message>
        <source>expected %1 parameters for layers %2, found %3</source>
        <translation>层 %2 应有 %1 个参数，实际为 %3</translation>
    </message>
    <message>
        <source>tensor `%1`: expected variances from 0 on, found %2 at place %3</source>
        <translation>张量 `%1`：方差应不小于 0，实际在位置 %3 处为 %2</translation>
    </message>
    <message>
        <source>tensor `%1`: expected shape %2, found no such tensor</source>
        <translation>张量 `%1`：形状应为 %2，实际没有此张量</translation>
    </message>
    <message>
        <source>tensor `%1`: expected shape %2, found %3</source>
        <translation>张量 `%1`：形状应为 %2，实际为 %3</translation>
    </message>
    <message>
        <source>tensor `%1`: expected only those of layers %2, found one more</source>
        <translation>张量 `%1`：应只有层 %2 的张量，实际多出一个</translation>
    </message>
    <message>
        <source>the export was cancelled</source>
        <translation>导出已取消</translation>
    </message>
    <message>
        <source>PyTorch state_dict</source>
        <translation>PyTorch state_dict</translation>
    </message>
    <message>
        <source>TorchScript</source>
        <translation>TorchScript</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>C header</source>
        <translation>C 头文件</translation>
    </message>
    <message>
        <source>safetensors</source>
        <translation>safetensors</translation>
    </message>
    <message>
        <source>compute the layers %1</source>
        <translation>计算层 %1</translation>
    </message>
    <message>
        <source>take the ReLU of the last layer&apos;s outputs</source>
        <translation>对最后一层的输出取 ReLU</translation>
    </message>
    <message>
        <source>divide by the temperature %1</source>
        <translation>除以温度 %1</translation>
    </message>
    <message>
        <source>take the softmax</source>
        <translation>取 softmax</translation>
    </message>
    <message>
        <source>A state_dict holds weights alone. For these probabilities, %1</source>
        <translation>state_dict 只含权重。要得到这些概率，须%1</translation>
    </message>
    <message>
        <source>, then </source>
        <translation>，再</translation>
    </message>
    <message>
        <source>not exported: read back, it was to give the program&apos;s own probabilities of %1 images, but they differ by up to %2, expected less than %3</source>
        <translation>未导出：重新读入后，它应给出程序自身对 %1 幅图像的概率，但最多相差 %2，应小于 %3</translation>
    </message>
    <message>
        <source>writing it</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>its metadata has `%1` = `%2`</source>
        <translation>其元数据中 `%1` = `%2`</translation>
    </message>
    <message>
        <source>its metadata has no `%1`</source>
        <translation>其元数据中没有 `%1`</translation>
    </message>
    <message>
        <source>this is no DigitLab model: %1, expected `%2`</source>
        <translation>这不是 DigitLab 模型：%1，应为 `%2`</translation>
    </message>
    <message>
        <source>`%1`: expected `%2`, found `%3`; another version of DigitLab wrote it</source>
        <translation>`%1`：应为 `%2`，实际为 `%3`；由另一版本的 DigitLab 写出</translation>
    </message>
    <message>
        <source>%1; nor is it a chain of layers by another program: %2</source>
        <translation>%1；也不是其他程序保存的一串层：%2</translation>
    </message>
    <message>
        <source>reading it</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>%1: cannot be written: %2</source>
        <translation>%1：无法写入：%2</translation>
    </message>
    <message>
        <source>Convolutional network</source>
        <translation>卷积网络</translation>
    </message>
    <message>
        <source>Perceptron</source>
        <translation>感知机</translation>
    </message>
    <message>
        <source>The folder for models, %1, cannot be made: %2</source>
        <translation>无法创建模型文件夹 %1：%2</translation>
    </message>
    <message>
        <source>The folder for models, %1, cannot be written</source>
        <translation>无法写入模型文件夹 %1</translation>
    </message>
    <message>
        <source>expected an ONNX model, found something else</source>
        <translation>应为 ONNX 模型，实际为其他内容</translation>
    </message>
    <message>
        <source>the model is too large for an ONNX file</source>
        <translation>模型过大，无法存为 ONNX 文件</translation>
    </message>
    <message>
        <source>value `%1`: expected in the graph, found none</source>
        <translation>值 `%1`：应在计算图中，实际没有</translation>
    </message>
    <message>
        <source>node `%1`: %2</source>
        <translation>节点 `%1`：%2</translation>
    </message>
    <message>
        <source>tensor `%1`: expected %2 values for shape %3, found %4</source>
        <translation>张量 `%1`：应为形状 %3 的 %2 值，实际为 %4 个</translation>
    </message>
    <message>
        <source>%1 times one number of %2 to %3</source>
        <translation>%2 到 %3 的同一个数重复 %1 次</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a number of %1 to %2</source>
        <translation>%1 到 %2 之间的数</translation>
    </message>
    <message>
        <source>expected only the attributes that DigitLab writes, found %1 more</source>
        <translation>应只有 DigitLab 写入的属性，实际多出 %1 个</translation>
    </message>
    <message>
        <source>attribute `%1`: expected %2, found %3</source>
        <translation>属性 `%1`：应为 %2，实际为：%3</translation>
    </message>
    <message>
        <source>expected square images with channels, found shape %1</source>
        <translation>应为带通道的正方形图像，实际形状为 %1</translation>
    </message>
    <message>
        <source>expected at most %1 values, found shape %2</source>
        <translation>应不超过 %1 个值，实际形状为 %2</translation>
    </message>
    <message>
        <source>expected a weight of shape %1, found %2</source>
        <translation>权重的形状应为 %1，实际为 %2</translation>
    </message>
    <message>
        <source>expected four times %1 numbers, one a channel, found %2</source>
        <translation>应为四组数，每组 %1 个，每个通道一个，实际为 %2 个</translation>
    </message>
    <message>
        <source>expected %1 values in a row and a weight of shape %2, found shapes %3 and %4</source>
        <translation>应为排成一行的 %1 个值和形状为 %2 的权重，实际形状为 %3 和 %4</translation>
    </message>
    <message>
        <source>expected one number to divide by, found %1</source>
        <translation>应只有一个除数，实际有 %1 个</translation>
    </message>
    <message>
        <source>expected one of the operators %1, found %2</source>
        <translation>应为运算符 %1 之一，实际为 %2</translation>
    </message>
    <message>
        <source>expected one output</source>
        <translation>应只有一个输出</translation>
    </message>
    <message>
        <source>expected %1 inputs, found %2</source>
        <translation>应有 %1 个输入，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected values, found shape %1</source>
        <translation>应有值，实际形状为 %1</translation>
    </message>
    <message>
        <source>expected values and a shape</source>
        <translation>应为值和形状</translation>
    </message>
    <message>
        <source>expected a shape of a batch of %1 values each, found %2</source>
        <translation>应为每个样本 %1 个值的批次的形状，实际为 %2</translation>
    </message>
    <message>
        <source>expected at most %1 bytes, found %2</source>
        <translation>应不超过 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>no instruction that a state_dict needs</source>
        <translation>不是 state_dict 所需的指令</translation>
    </message>
    <message>
        <source>expected at most %1 values within each other, found more</source>
        <translation>值的嵌套应不超过 %1 层，实际更多</translation>
    </message>
    <message>
        <source>expected protocol 2 to 5, found %1</source>
        <translation>应为协议 2 到 5，实际为 %1</translation>
    </message>
    <message>
        <source>expected a frame of at most %1 bytes, found %2</source>
        <translation>帧应不超过 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>expected one value at the end, found more</source>
        <translation>末尾应只有一个值，实际更多</translation>
    </message>
    <message>
        <source>expected the end, found %1 bytes more</source>
        <translation>应已到末尾，实际还有 %1 字节</translation>
    </message>
    <message>
        <source>expected a text in UTF-8, found other bytes</source>
        <translation>应为 UTF-8 文本，实际为其他字节</translation>
    </message>
    <message>
        <source>`%1` is not among the names that a state_dict needs; a whole network or other objects were saved, save its state_dict() alone</source>
        <translation>`%1` 不在 state_dict 所需的名称之列；保存的是整个网络或其他对象，请只保存它的 state_dict()</translation>
    </message>
    <message>
        <source>expected at most %1 characters in all names of classes, found more</source>
        <translation>所有类名合计应不超过 %1 个字符，实际更多</translation>
    </message>
    <message>
        <source>expected keys with values, found %1 of both</source>
        <translation>键和值应成对出现，实际两者共 %1 个</translation>
    </message>
    <message>
        <source>expected a name and a tuple of arguments, found %1 and %2</source>
        <translation>应为一个名称和一个参数元组，实际前者为%1，后者为%2</translation>
    </message>
    <message>
        <source>expected a class of TorchScript, found %1</source>
        <translation>应为 TorchScript 的类，实际为 %1</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无名称</translation>
    </message>
    <message>
        <source>expected a dictionary, found %1</source>
        <translation>应为字典，实际为%1</translation>
    </message>
    <message>
        <source>expected at most %1 values to be kept, found more</source>
        <translation>保留的值应不超过 %1 个，实际更多</translation>
    </message>
    <message>
        <source>nothing was kept under number %1</source>
        <translation>编号 %1 下未保留任何内容</translation>
    </message>
    <message>
        <source>expected %1 bytes more, found %2</source>
        <translation>应还有 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>expected a name that ends with its line, found the end</source>
        <translation>应为以换行结束的名称，实际已到末尾</translation>
    </message>
    <message>
        <source>expected a text</source>
        <translation>应为文本</translation>
    </message>
    <message>
        <source>expected at most %1 values, found more</source>
        <translation>应不超过 %1 个值，实际更多</translation>
    </message>
    <message>
        <source>expected at most %1 values at one time, found more</source>
        <translation>同时存在的值应不超过 %1 个，实际更多</translation>
    </message>
    <message>
        <source>expected %1 values on the stack, found %2</source>
        <translation>栈上应有 %1 个值，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected a mark on the stack, found none</source>
        <translation>栈上应有标记，实际没有</translation>
    </message>
    <message>
        <source>expected at most %1 items in tuples, lists and dictionaries, found more</source>
        <translation>元组、列表和字典中的项合计应不超过 %1 个，实际更多</translation>
    </message>
    <message>
        <source>expected %1, found %2</source>
        <translation>应为%1，实际为%2</translation>
    </message>
    <message>
        <source>byte %1: expected another instruction, found the end</source>
        <translation>字节 %1：应还有指令，实际已到末尾</translation>
    </message>
    <message>
        <source>byte %1: %2: %3</source>
        <translation>字节 %1：%2：%3</translation>
    </message>
    <message>
        <source>`%1`: its arguments are not those that torch.save writes</source>
        <translation>`%1`：其参数不是 torch.save 写出的参数</translation>
    </message>
    <message>
        <source>`%1`: expected an offset, a shape and strides as long, whole numbers from 0 on, of at most %2 dimensions, found others</source>
        <translation>`%1`：应为偏移、形状和与之等长的步幅，均为不小于 0 的整数，最多 %2 维，实际并非如此</translation>
    </message>
    <message>
        <source>`%1`: expected it to be named only, found it called</source>
        <translation>`%1`：应只被引用名称，实际被调用</translation>
    </message>
    <message>
        <source>persistent id: expected (&apos;storage&apos;, type, key, device, count), found something else</source>
        <translation>持久 id：应为 (&apos;storage&apos;, type, key, device, count)，实际为其他内容</translation>
    </message>
    <message>
        <source>None</source>
        <translation>空值 None</translation>
    </message>
    <message>
        <source>True or False</source>
        <translation>布尔值 True 或 False</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>a tuple</source>
        <translation>元组</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>a dictionary</source>
        <translation>字典</translation>
    </message>
    <message>
        <source>a storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>a tensor</source>
        <translation>张量</translation>
    </message>
    <message>
        <source>another kind of value</source>
        <translation>其他种类的值</translation>
    </message>
    <message>
        <source>expected one `%1` in a folder of the archive, found %2; torch.save did not write this</source>
        <translation>归档的文件夹中应只有一个 `%1`，实际有 %2 个；这不是 torch.save 写出的</translation>
    </message>
    <message>
        <source>entry `%1`: expected `little`, found `%2`</source>
        <translation>条目 `%1`：应为 `little`，实际为 `%2`</translation>
    </message>
    <message>
        <source>storage `%1`</source>
        <translation>存储 `%1`</translation>
    </message>
    <message>
        <source>%1: it cannot be read</source>
        <translation>%1：无法读取</translation>
    </message>
    <message>
        <source>%1: expected %2 bytes, found fewer</source>
        <translation>%1：应为 %2 字节，实际更少</translation>
    </message>
    <message>
        <source>%1, from byte %2 of the file: %3</source>
        <translation>%1，自文件的字节 %2 起：%3</translation>
    </message>
    <message>
        <source>version of the format: expected %1, found %2</source>
        <translation>格式版本：应为 %1，实际为：%2</translation>
    </message>
    <message>
        <source>system: expected `little_endian` to be True, found %1</source>
        <translation>系统：`little_endian` 应为 True，实际为：%1</translation>
    </message>
    <message>
        <source>False</source>
        <translation>False</translation>
    </message>
    <message>
        <source>no such entry</source>
        <translation>无此条目</translation>
    </message>
    <message>
        <source>keys of storages: expected a list, found %1</source>
        <translation>存储的键：应为列表，实际为%1</translation>
    </message>
    <message>
        <source>keys of storages: expected texts</source>
        <translation>存储的键：应为文本</translation>
    </message>
    <message>
        <source>storages: expected the file to end at byte %1, found %2 bytes</source>
        <translation>存储：文件应在字节 %1 处结束，实际为 %2 字节</translation>
    </message>
    <message>
        <source>storage `%1`: expected one that a tensor has, and every key once</source>
        <translation>存储 `%1`：应为某个张量所用的存储，且每个键只出现一次</translation>
    </message>
    <message>
        <source>storage `%1`: expected %2 values within the file&apos;s last %3 bytes, found a count of %4</source>
        <translation>存储 `%1`：文件的最后 %3 字节内应有 %2 个值，实际计数为 %4</translation>
    </message>
    <message>
        <source>magic number</source>
        <translation>魔数</translation>
    </message>
    <message>
        <source>version of the format</source>
        <translation>格式版本</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>what was saved</source>
        <translation>保存的内容</translation>
    </message>
    <message>
        <source>keys of storages</source>
        <translation>存储的键</translation>
    </message>
    <message>
        <source>an empty dictionary</source>
        <translation>空字典</translation>
    </message>
    <message>
        <source>entry `%1`: expected a tensor, found %2</source>
        <translation>条目 `%1`：应为张量，实际为%2</translation>
    </message>
    <message>
        <source>entry `%1`: expected a tensor, or a state_dict under %2, found %3</source>
        <translation>条目 `%1`：应为张量，或 %2 下的 state_dict，实际为%3</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>expected names of tensors, found %1</source>
        <translation>应为张量的名称，实际为%1</translation>
    </message>
    <message>
        <source>expected at most %1 values in modules, %2 modules within each other, %3 tensors, and paths of %4 letters, found more</source>
        <translation>模块应不超过 %1 个值、%2 层嵌套、%3 个张量，路径应不超过 %4 个字符，实际更多</translation>
    </message>
    <message>
        <source>expected names of attributes, found %1</source>
        <translation>应为属性的名称，实际为%1</translation>
    </message>
    <message>
        <source>expected a state_dict or a checkpoint, found %1</source>
        <translation>应为 state_dict 或检查点，实际为%1</translation>
    </message>
    <message>
        <source>expected at most %1 tensors, found %2</source>
        <translation>应不超过 %1 个张量，实际有 %2 个</translation>
    </message>
    <message>
        <source>tensors: expected at most %1 values in all of them, where their storages hold %2, found %3; they share too many</source>
        <translation>张量：存储共有 %2 个值，所有张量合计应不超过 %1 个值，实际有 %3 个；共用的值过多</translation>
    </message>
    <message>
        <source>tensor `%1`: %2</source>
        <translation>张量 `%1`：%2</translation>
    </message>
    <message>
        <source>entry `%1`</source>
        <translation>条目 `%1`</translation>
    </message>
    <message>
        <source>storage: expected at most %1 bytes in all of them, as many as the largest network has, found more</source>
        <translation>存储：所有存储合计应不超过 %1 字节，即最大网络的大小，实际更多</translation>
    </message>
    <message>
        <source>expected numbers of 16, 32 or 64 bits with a fraction, found `%1`</source>
        <translation>应为 16、32 或 64 位浮点数，实际为 `%1`</translation>
    </message>
    <message>
        <source>expected it within its storage of %1 values, found shape %2, strides %3, offset %4</source>
        <translation>应位于其含 %1 个值的存储之内，实际形状为 %2，步幅为 %3，偏移为 %4</translation>
    </message>
    <message>
        <source>expected no more values than the %1 of its storage, found shape %2; expand() made it, save it contiguous()</source>
        <translation>值应不多于其存储的 %1 个，实际形状为 %2；它由 expand() 生成，请用 contiguous() 处理后再保存</translation>
    </message>
    <message>
        <source>storage: expected %1 values of %2 bytes in %3, found %4</source>
        <translation>存储：%3 中应有 %1 个各占 %2 字节的值，实际为 %4</translation>
    </message>
    <message>
        <source>header length: expected %1 bytes, found %2; this is no safetensors file</source>
        <translation>文件头长度：应为 %1 字节，实际为 %2；这不是 safetensors 文件</translation>
    </message>
    <message>
        <source>header length: expected at most %1 bytes, found %2; this is no safetensors file, or it is cut short</source>
        <translation>文件头长度：应不超过 %1 字节，实际为 %2；这不是 safetensors 文件，或文件不完整</translation>
    </message>
    <message>
        <source>data: expected at most %1 bytes, found %2</source>
        <translation>数据：应不超过 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>tensor `%1`: data: expected %2 bytes, found %3</source>
        <translation>张量 `%1`：数据：应为 %2 字节，实际为 %3</translation>
    </message>
    <message>
        <source>tensor `%1`: the name is taken</source>
        <translation>张量 `%1`：该名称已被占用</translation>
    </message>
    <message>
        <source>tensor `%1`: expected values for shape %2, found %3</source>
        <translation>张量 `%1`：值应与形状 %2 相符，实际有 %3 个</translation>
    </message>
    <message>
        <source>tensor `%1`: %2: expected %3, found %4</source>
        <translation>张量 `%1`：%2：应为%3，实际为：%4</translation>
    </message>
    <message>
        <source>F32, F64, F16 or BF16</source>
        <translation>类型 F32、F64、F16 或 BF16</translation>
    </message>
    <message>
        <source>header: expected a JSON object, found other text (%1 at byte %2)</source>
        <translation>文件头：应为 JSON 对象，实际为其他文本（%1，字节 %2 处）</translation>
    </message>
    <message>
        <source>header: expected every name once, found %1 names of which %2 are repeated</source>
        <translation>文件头：每个名称应只出现一次，实际有 %1 个名称，其中 %2 个重复</translation>
    </message>
    <message>
        <source>`%1`: expected a JSON object, found %2</source>
        <translation>`%1`：应为 JSON 对象，实际为：%2</translation>
    </message>
    <message>
        <source>`%1`: `%2`: expected a text, found %3</source>
        <translation>`%1`：`%2`：应为文本，实际为：%3</translation>
    </message>
    <message>
        <source>a list of at most %1 whole numbers</source>
        <translation>最多 %1 个整数的列表</translation>
    </message>
    <message>
        <source>no more than the file&apos;s %1 values</source>
        <translation>不多于文件中的 %1 个值</translation>
    </message>
    <message>
        <source>two whole numbers, begin and end</source>
        <translation>两个整数，即起点和终点</translation>
    </message>
    <message>
        <source>an end within the file&apos;s %1 bytes of data</source>
        <translation>文件的 %1 字节数据之内的终点</translation>
    </message>
    <message>
        <source>%1 bytes for shape %2</source>
        <translation>形状 %2 对应的 %1 字节</translation>
    </message>
    <message>
        <source>a begin of %1, where the tensor before it ends</source>
        <translation>起点 %1，即前一个张量结束之处</translation>
    </message>
    <message>
        <source>data: expected %1 bytes after the header, found %2</source>
        <translation>数据：文件头之后应有 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>header: expected at most %1 tensors, found %2</source>
        <translation>文件头：应不超过 %1 个张量，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected the `weight` or the `bias` of a layer, or what batch normalisation gathers; %1</source>
        <translation>应为层的 `weight` 或 `bias`，或批归一化所统计的量；%1</translation>
    </message>
    <message>
        <source>expected every name once, found it twice</source>
        <translation>每个名称应只出现一次，实际出现两次</translation>
    </message>
    <message>
        <source>expected the shape [outputs, inputs] of a linear layer or [channels, inputs, rows, columns] of a square convolution, found %1; %2</source>
        <translation>应为线性层的形状 [输出, 输入] 或正方形卷积的形状 [通道, 输入, 行, 列]，实际为 %1；%2</translation>
    </message>
    <message>
        <source>expected 1 to %1 %2, found shape %3</source>
        <translation>%2应为 1 到 %1，实际形状为 %3</translation>
    </message>
    <message>
        <source>expected `running_mean` and `running_var` beside it, as batch normalisation has them, found none or one; %1</source>
        <translation>旁边应有 `running_mean` 和 `running_var`，如批归一化那样，实际一个也没有或只有一个；%1</translation>
    </message>
    <message>
        <source>expected one number a channel, as many as in `%1`, found shape %2</source>
        <translation>每个通道应有一个数，与 `%1` 中一样多，实际形状为 %2</translation>
    </message>
    <message>
        <source>expected a weight beside it, found none</source>
        <translation>旁边应有权重，实际没有</translation>
    </message>
    <message>
        <source>expected shape [%1] beside a weight of shape %2, found %3</source>
        <translation>权重形状为 %2 时，形状应为 [%1]，实际为 %3</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出数</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>输入数</translation>
    </message>
    <message>
        <source>rows and columns</source>
        <translation>行数和列数</translation>
    </message>
    <message>
        <source>layers: expected a network of at most %1 parameters, found %2</source>
        <translation>层：网络应不超过 %1 个参数，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected variances from 0 on, found %1 at place %2</source>
        <translation>方差应不小于 0，实际在位置 %2 处为 %1</translation>
    </message>
    <message>
        <source>DigitLab has networks of convolutions, batch normalisation and linear layers only</source>
        <translation>DigitLab 的网络只包含卷积、批归一化和线性层</translation>
    </message>
    <message>
        <source>tensor `%1`: expected values within float32&apos;s range, found %2 at place %3</source>
        <translation>张量 `%1`：值应在 float32 的范围内，实际在位置 %3 处为 %2</translation>
    </message>
    <message>
        <source>tensor `%1`: expected finite values, found %2 at place %3</source>
        <translation>张量 `%1`：应为有限值，实际在位置 %3 处为 %2</translation>
    </message>
    <message>
        <source>entry `%1`: %2</source>
        <translation>条目 `%1`：%2</translation>
    </message>
    <message>
        <source>entry %1: its name and sizes cannot be read</source>
        <translation>条目 %1：无法读取其名称和大小</translation>
    </message>
    <message>
        <source>expected it unencrypted</source>
        <translation>应为未加密的条目，实际已加密</translation>
    </message>
    <message>
        <source>expected it stored or deflated, found method %1</source>
        <translation>应为直接存储或 deflate 压缩，实际方法为 %1</translation>
    </message>
    <message>
        <source>expected at most the file&apos;s %1 bytes, found a size of %2</source>
        <translation>应不超过文件的 %1 字节，实际大小为 %2</translation>
    </message>
    <message>
        <source>it is stored, expected one size, found %1 and %2</source>
        <translation>它是直接存储的，应只有一个大小，实际为 %1 和 %2</translation>
    </message>
    <message>
        <source>it is damaged: %1</source>
        <translation>已损坏：%1</translation>
    </message>
    <message>
        <source>expected %1 bytes, found %2</source>
        <translation>应为 %1 字节，实际为：%2</translation>
    </message>
    <message>
        <source>this is no whole zip archive, it is damaged or cut short (%1)</source>
        <translation>这不是完整的 zip 归档，它已损坏或不完整（%1）</translation>
    </message>
    <message>
        <source>expected at most %1 entries, found %2; in Python, save the state_dict() alone</source>
        <translation>应不超过 %1 个条目，实际有 %2 个；在 Python 中请只保存 state_dict()</translation>
    </message>
    <message>
        <source>expected entries apart, found them to overlap</source>
        <translation>条目应彼此分开，实际有重叠</translation>
    </message>
    <message>
        <source>expected entries of at most %1 bytes in all, %2 times the file&apos;s size and %3 more, found more</source>
        <translation>所有条目合计应不超过 %1 字节，即文件大小的 %2 倍再加 %3，实际更多</translation>
    </message>
    <message>
        <source>expected it in the archive, found no such entry</source>
        <translation>归档中应有它，实际无此条目</translation>
    </message>
    <message>
        <source>it cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>the archive cannot be made: %1</source>
        <translation>无法创建归档：%1</translation>
    </message>
    <message>
        <source>the archive cannot be made: no memory</source>
        <translation>无法创建归档：内存不足</translation>
    </message>
    <message>
        <source>expected %1 of %2 to %3, found %4</source>
        <translation>%1应为 %2 到 %3，实际为 %4</translation>
    </message>
    <message>
        <source>a number of channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>zeros around the image</source>
        <translation>图像四周补零的圈数</translation>
    </message>
    <message>
        <source>a kernel&apos;s side</source>
        <translation>卷积核边长</translation>
    </message>
    <message>
        <source>a share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>a slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>expected `flatten` before it, found %1</source>
        <translation>其前应有 `flatten`，实际为 %1</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元数</translation>
    </message>
    <message>
        <source>expected channels of images before it, found %1 units in a row</source>
        <translation>其前应为图像通道，实际为排成一行的 %1 个单元</translation>
    </message>
    <message>
        <source>a side</source>
        <translation>边长</translation>
    </message>
    <message>
        <source>layer %1 (`%2`): %3 (%4)</source>
        <translation>第 %1 层（`%2`）：%3（%4）</translation>
    </message>
    <message>
        <source>expected at most %1 values for one image, found %2</source>
        <translation>每幅图像应不超过 %1 个值，实际有 %2 个</translation>
    </message>
    <message>
        <source>hidden layers: expected 1 to %1 of them, found %2</source>
        <translation>隐藏层：应有 1 到 %1 层，实际有 %2 层</translation>
    </message>
    <message>
        <source>hidden layers: expected 1 to %1 units in each, found %2</source>
        <translation>隐藏层：每层应有 1 到 %1 个单元，实际为 %2</translation>
    </message>
    <message>
        <source>last layer: expected one output for each of %1 to %2 classes, found %3</source>
        <translation>最后一层：应为 %1 到 %2 个类别各有一个输出，实际为 %3</translation>
    </message>
    <message>
        <source>expected at most %1 values of all layers for one image, found %2</source>
        <translation>每幅图像在所有层中应不超过 %1 个值，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected a network of at most %1 parameters, found %2</source>
        <translation>网络应不超过 %1 个参数，实际有 %2 个</translation>
    </message>
    <message>
        <source>expected a linear layer at the end, with one output for each of %1 to %2 classes, such as `linear %3`</source>
        <translation>末尾应为线性层，%1 到 %2 个类别各有一个输出，例如 `linear %3`</translation>
    </message>
    <message>
        <source>layers: expected 1 to %1 of them, found %2</source>
        <translation>层：应有 1 到 %1 层，实际有 %2 层</translation>
    </message>
    <message>
        <source>head: expected `%1` or `%2`, found `%3`</source>
        <translation>输出头：应为 `%1` 或 `%2`，实际为 `%3`</translation>
    </message>
    <message>
        <source>a layer such as `%1`</source>
        <translation>形如 `%1` 的层</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>layer %1, character %2: %3</source>
        <translation>第 %1 层，第 %2 个字符：%3</translation>
    </message>
    <message>
        <source>layers: expected at most %1, found more</source>
        <translation>层：应不超过 %1 层，实际更多</translation>
    </message>
    <message>
        <source>expected %1, 1 to %2 hidden layers of 1 to %3 units and %4 to %5 classes, such as `%6`, found `%7`</source>
        <translation>应为 %1、1 到 %2 个各有 1 到 %3 个单元的隐藏层，以及 %4 到 %5 个类别，例如 `%6`，实际为 `%7`</translation>
    </message>
    <message>
        <source>hidden layers: expected whole numbers such as `256-128-64`, found `%1`</source>
        <translation>隐藏层：应为整数，例如 `256-128-64`，实际为 `%1`</translation>
    </message>
    <message>
        <source>`%1`: %2</source>
        <translation>`%1`：%2</translation>
    </message>
    <message>
        <source>`%1`: expected %2 names, one for each output, found %3</source>
        <translation>`%1`：应有 %2 个名称，每个输出一个，实际有 %3 个</translation>
    </message>
    <message>
        <source>The model tells %1 classes apart: expected labels below that, found %2 at image %3</source>
        <translation>该模型区分 %1 个类别：标签应小于此数，实际图像 %3 的标签为 %2</translation>
    </message>
    <message>
        <source>The model tells %1 classes apart (%2): expected a dataset that shows them, found %3 with %4 classes (%5)</source>
        <translation>该模型区分 %1 个类别（%2）：应为包含这些类别的数据集，实际为 %3，有 %4 个类别（%5）</translation>
    </message>
    <message>
        <source>`%1`: expected a number from %2 to %3, found `%4`</source>
        <translation>`%1`：应为 %2 到 %3 之间的数，实际为 `%4`</translation>
    </message>
    <message>
        <source>a network with layers %1 has %2 parameters, not %3</source>
        <translation>层为 %1 的网络有 %2 个参数，而不是 %3 个</translation>
    </message>
    <message>
        <source>expected a date such as `2026-01-31T12:00:00Z`, found `%1`</source>
        <translation>应为日期，例如 `2026-01-31T12:00:00Z`，实际为 `%1`</translation>
    </message>
    <message>
        <source>expected ascending labels from 0 to %1, found `%2`</source>
        <translation>应为从 0 到 %1 升序排列的标签，实际为 `%2`</translation>
    </message>
    <message>
        <source>tensor `%1`: expected shape %2, found `%3` with %4</source>
        <translation>张量 `%1`：形状应为 %2，实际为 `%3`，形状 %4</translation>
    </message>
    <message>
        <source>finite values from 0 on</source>
        <translation>不小于 0 的有限值</translation>
    </message>
    <message>
        <source>finite values</source>
        <translation>有限值</translation>
    </message>
    <message>
        <source>expected %1, found %2 at place %3</source>
        <translation>应为%1，实际在位置 %3 处为 %2</translation>
    </message>
    <message>
        <source>expected %1 tensors, found %2</source>
        <translation>应有 %1 个张量，实际有 %2 个</translation>
    </message>
    <message>
        <source>%1 (SHA-256 %2…)</source>
        <translation>%1（SHA-256 %2…）</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>输出头</translation>
    </message>
    <message>
        <source>Epochs asked for</source>
        <translation>设定轮数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Share of styled digits</source>
        <translation>其他写法数字的比例</translation>
    </message>
    <message>
        <source>Share of no digits</source>
        <translation>“不是数字”的比例</translation>
    </message>
    <message>
        <source>Share of averaged epochs</source>
        <translation>参与平均的轮数比例</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>留出图像数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Epochs done</source>
        <translation>已完成轮数</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>The comparison was stopped</source>
        <translation>比较已停止</translation>
    </message>
    <message>
        <source>The two were trained on different datasets, %1 and %2: their accuracies say nothing about each other.</source>
        <translation>两者训练所用的数据集不同，分别为 %1和 %2：它们的准确率没有可比性。</translation>
    </message>
    <message>
        <source>There is no dataset to test the two on; they were trained on %1.</source>
        <translation>没有可用来测试两者的数据集；它们是在 %1上训练的。</translation>
    </message>
    <message>
        <source>The two were trained on %1, but the dataset that is loaded is %2 (SHA-256 %3…): load theirs to test them.</source>
        <translation>两者是在 %1上训练的，但已加载的数据集是 %2（SHA-256 %3…）：要测试它们，请加载它们所用的数据集。</translation>
    </message>
    <message>
        <source>expected a number from %1 to %2, found `%3`</source>
        <translation>应为 %1 到 %2 之间的数，实际为 `%3`</translation>
    </message>
    <message>
        <source>expected a whole number from %1 to %2, found `%3`</source>
        <translation>应为 %1 到 %2 之间的整数，实际为 `%3`</translation>
    </message>
    <message>
        <source>expected `%1`, found `%2`</source>
        <translation>应为 `%1`，实际为 `%2`</translation>
    </message>
    <message>
        <source>expected base64</source>
        <translation>应为 base64 编码</translation>
    </message>
    <message>
        <source>untrained</source>
        <translation>未训练</translation>
    </message>
    <message>
        <source>after 1 epoch</source>
        <translation>1 轮后</translation>
    </message>
    <message>
        <source>after %1 epochs</source>
        <translation>%1 轮后</translation>
    </message>
    <message>
        <source>expected a moment of a run, found another model</source>
        <translation>应为训练记录的某个时刻，实际为其他模型</translation>
    </message>
    <message>
        <source>%1: another process trains this run</source>
        <translation>%1：另一个进程正在进行此训练</translation>
    </message>
    <message>
        <source>%1: cannot be written</source>
        <translation>%1：无法写入</translation>
    </message>
    <message>
        <source>`%1`: expected the id or name of a run in %2, found none of the %3 there</source>
        <translation>`%1`：应为 %2 中某条训练记录的 id 或名称，实际在其中的 %3 条里没有找到</translation>
    </message>
    <message>
        <source>`%1`: expected one run, found %2: %3</source>
        <translation>`%1`：应为一条训练记录，实际有 %2 条：%3</translation>
    </message>
    <message>
        <source>%1: this run is being trained</source>
        <translation>%1：此训练正在进行</translation>
    </message>
    <message>
        <source>%1: cannot be removed</source>
        <translation>%1：无法移除</translation>
    </message>
    <message>
        <source>%1: cannot be moved to %2</source>
        <translation>%1：无法移动到 %2</translation>
    </message>
    <message>
        <source>%1: another process trains this run now</source>
        <translation>%1：另一个进程正在进行此训练</translation>
    </message>
    <message>
        <source>augmentation: %1 must be 0 to %2, not %3</source>
        <translation>数据增强：%1 必须在 0 到 %2 之间，不能为 %3</translation>
    </message>
    <message>
        <source>augmentation: expected `none`, or a name (%1) and a number such as `rotation=12,scale=0.12`, found `%2`</source>
        <translation>数据增强：应为 `none`，或名称（%1）加数值，例如 `rotation=12,scale=0.12`，实际为 `%2`</translation>
    </message>
    <message>
        <source>augmentation: expected every name once, found `%1` twice</source>
        <translation>数据增强：每个名称只应出现一次，实际 `%1` 出现了两次</translation>
    </message>
    <message>
        <source>curve: expected the columns `%1`, found `%2`</source>
        <translation>曲线：列应为 `%1`，实际为 `%2`</translation>
    </message>
    <message>
        <source>curve: expected a line such as `1,train,0.3,0.9`, found `%1`</source>
        <translation>曲线：应为形如 `1,train,0.3,0.9` 的行，实际为 `%1`</translation>
    </message>
    <message>
        <source>The evaluation was stopped</source>
        <translation>评估已停止</translation>
    </message>
    <message>
        <source>Lost digits</source>
        <translation>丢失的数字</translation>
    </message>
    <message>
        <source>Lost classes</source>
        <translation>丢失的类别</translation>
    </message>
    <message>
        <source>%2: %1. The ReLU after the last layer gives 0 for them on every test image, so that they can never be predicted; and where a ReLU gives 0 no gradient flows, so that further training does not bring them back. Preset `repaired` leaves that ReLU out.</source>
        <translation>%2：%1。在每一幅测试图像上，最后一层之后的 ReLU 对它们都输出 0，因此它们永远不会被预测；而 ReLU 输出 0 时没有梯度流过，因此继续训练也无法使它们恢复。预设 `repaired` 去掉了该 ReLU。</translation>
    </message>
    <message>
        <source>Synthetic ink is left out: it shows digits, and this dataset shows others (%1)</source>
        <translation>不使用合成墨迹：它呈现的是数字，而此数据集呈现的是其他内容（%1）</translation>
    </message>
    <message>
        <source>Of the preset&apos;s deformations only `%1` is kept: the others are a pen&apos;s, and this dataset shows no handwriting</source>
        <translation>预设的形变只保留 `%1`：其余形变针对笔迹，而此数据集不含手写内容</translation>
    </message>
    <message>
        <source>generator: `%1`: expected %2, found %3</source>
        <translation>随机数生成器：`%1`：应为 %2，实际为：%3</translation>
    </message>
    <message>
        <source>0 or 1</source>
        <translation>0 或 1</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限数</translation>
    </message>
    <message>
        <source>0 or %1</source>
        <translation>0 或 %1</translation>
    </message>
    <message>
        <source>%1 with %2 numbers left</source>
        <translation>%1（剩余 %2 个数时）</translation>
    </message>
    <message>
        <source>numbers of 32 bits, not all of them 0</source>
        <translation>32 位的数，且不全为 0</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最大值 %1</translation>
    </message>
    <message>
        <source>generator: expected %1 bytes, found %2</source>
        <translation>随机数生成器：应为 %1 字节，实际为 %2</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 到 %1</translation>
    </message>
    <message>
        <source>Training this network in batches of %1 takes about %2 GB of memory, and %3 GB are available; a smaller network or batch would do</source>
        <translation>以 %1 为批大小训练此网络约需 %2 GB 内存，可用内存为 %3 GB；可改用较小的网络或批大小</translation>
    </message>
    <message>
        <source>Softmax regression</source>
        <translation>Softmax 回归</translation>
    </message>
    <message>
        <source>No hidden layer: one weight for each pixel and digit. What there was before networks were deep: 93 %.</source>
        <translation>没有隐藏层：每个像素对每个数字各有一个权重。深度网络出现之前的做法：93 %。</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>98 % of MNIST in about two seconds.</source>
        <translation>约两秒即可在 MNIST 上达到 98 %。</translation>
    </message>
    <message>
        <source>Accurate</source>
        <translation>准确</translation>
    </message>
    <message>
        <source>Deformed images and synthetic ink, for ten minutes: reads what people draw.</source>
        <translation>使用形变图像和合成墨迹，训练十分钟：能识别人们书写的数字。</translation>
    </message>
    <message>
        <source>Convolutional</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>A convolutional network on deformed images and synthetic ink, for fifteen minutes: reads best.</source>
        <translation>用形变图像和合成墨迹训练十五分钟的卷积网络：识别效果最好。</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>教程</translation>
    </message>
    <message>
        <source>The tutorial&apos;s network exactly, with a ReLU before the softmax, which can kill whole digits.</source>
        <translation>与教程的网络完全一致，softmax 之前有一个 ReLU，可能使某些数字完全失效。</translation>
    </message>
    <message>
        <source>Tutorial, repaired</source>
        <translation>教程（修复版）</translation>
    </message>
    <message>
        <source>The tutorial&apos;s network without the ReLU after its last layer.</source>
        <translation>教程的网络，去掉最后一层之后的 ReLU。</translation>
    </message>
    <message>
        <source>the passport&apos;s `%1`: expected a setting to train with, found `%2`</source>
        <translation>模型档案的 `%1`：应为可用于训练的设置，实际为 `%2`</translation>
    </message>
    <message>
        <source>this run learns dataset `%1` with SHA-256 %2; dataset `%3` has %4</source>
        <translation>此训练使用数据集 `%1`，其 SHA-256 为 %2；数据集 `%3` 的则为 %4</translation>
    </message>
    <message>
        <source>weights and moments: expected %1 numbers each for layers %2, found %3</source>
        <translation>权重与矩：层为 %2 时各应有 %1 个数，实际为 %3</translation>
    </message>
    <message>
        <source>samples done: expected whole batches of %1 of at most %2 samples, found %3</source>
        <translation>已训练样本数：应为大小为 %1 的整批次，且不超过 %2 个样本，实际为 %3</translation>
    </message>
    <message>
        <source>epochs done: expected 0 to %1, found %2</source>
        <translation>已完成轮数：应为 0 到 %1，实际为 %2</translation>
    </message>
    <message>
        <source>epochs: expected at least %1, since the run is in epoch %1 already, found %2</source>
        <translation>轮数：应至少为 %1，因为训练已进行到第 %1 轮，实际为 %2</translation>
    </message>
    <message>
        <source>averaged: expected at most %1 times, as many as epochs are done, found %2</source>
        <translation>平均次数：应不超过 %1，即已完成的轮数，实际为 %2</translation>
    </message>
    <message>
        <source>steps: expected %1 after %2 epochs and %3 samples, found %4</source>
        <translation>步数：%2 轮和 %3 个样本之后应为 %1，实际为 %4</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>%1: %2: expected a number from 0 to %3, found %4</source>
        <translation>%1：%2：应为 0 到 %3 的数，实际为 %4</translation>
    </message>
    <message>
        <source>%1: epoch: expected %2, found %3</source>
        <translation>%1：轮数：应为 %2，实际为 %3</translation>
    </message>
    <message>
        <source>%1 point %2</source>
        <translation>%1点 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>test point %1</source>
        <translation>测试点 %1</translation>
    </message>
    <message>
        <source>expected as many batches in each of the %1 epochs done and %2 in the one after them, found %3 in all</source>
        <translation>已完成的 %1 轮中每轮的批次数应相同，其后一轮应为 %2 个批次，实际共 %3 个</translation>
    </message>
    <message>
        <source>expected whole batches of %1 samples, at most the %2 of an epoch, found %3 samples</source>
        <translation>应为每批 %1 个样本的整批次，且不超过一轮的 %2 个批次，实际为 %3 个样本</translation>
    </message>
    <message>
        <source>expected at most %1 train points, found %2</source>
        <translation>训练点应不超过 %1 个，实际为 %2 个</translation>
    </message>
    <message>
        <source>expected a test point for each of the epochs 0 to %1 and at most one beyond, found %2</source>
        <translation>第 0 轮到第 %1 轮应各有一个测试点，其后至多一个，实际为 %2 个</translation>
    </message>
    <message>
        <source>There is no drawing to teach</source>
        <translation>没有可教的手写图</translation>
    </message>
    <message>
        <source>Drawing %1: expected a label 0 to 9, found %2</source>
        <translation>手写图 %1：标签应为 0 到 9，实际为 %2</translation>
    </message>
    <message>
        <source>Drawing %1: expected ink, found none</source>
        <translation>手写图 %1：应有墨迹，实际没有</translation>
    </message>
    <message>
        <source>Teaching is for digits: expected a model and a dataset of digits, found %1</source>
        <translation>教学微调仅适用于数字：模型和数据集应为数字，实际为 %1</translation>
    </message>
    <message>
        <source>The loss is no longer a finite number: this model cannot be taught</source>
        <translation>损失已不是有限数：此模型无法进行教学微调</translation>
    </message>
    <message>
        <source>a step is too small to share, with %1 million multiply-adds forward</source>
        <translation>每步计算量太小，不值得分摊，前向计算为 %1 百万次乘加</translation>
    </message>
    <message>
        <source>as asked for</source>
        <translation>按要求</translation>
    </message>
    <message>
        <source>there is one core to train on</source>
        <translation>只有一个核心可用于训练</translation>
    </message>
    <message>
        <source>half of each layer per core; what more would gain has not been measured</source>
        <translation>每个核心计算各层的一半；更多线程的收益尚未测量</translation>
    </message>
    <message>
        <source>half of each batch per core; what more would gain has not been measured</source>
        <translation>每个核心计算各批次的一半；更多线程的收益尚未测量</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>与之前相同</translation>
    </message>
    <message>
        <source>Training diverged in epoch %1: the loss is no longer a finite number. The learning rate of %2 is likely too high for this network</source>
        <translation>训练在第 %1 轮发散：损失已不是有限数。对此网络而言，学习率 %2 可能过高</translation>
    </message>
    <message>
        <source>%1 must be %2 to %3, not %4</source>
        <translation>%1必须在 %2 到 %3 之间，不能为 %4</translation>
    </message>
    <message>
        <source>The number of epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>The batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>The share of epochs whose weights are averaged</source>
        <translation>参与权重平均的轮数比例</translation>
    </message>
    <message>
        <source>The number of images held out</source>
        <translation>留出的图像数</translation>
    </message>
    <message>
        <source>The share of styled digits</source>
        <translation>其他写法数字的比例</translation>
    </message>
    <message>
        <source>The share of drawings that are no digit</source>
        <translation>“不是数字”手写图的比例</translation>
    </message>
    <message>
        <source>The number of threads (0: chosen automatically)</source>
        <translation>线程数（0：自动选择）</translation>
    </message>
    <message>
        <source>schedule: expected `%1` or `%2`, found `%3`</source>
        <translation>学习率调度：应为 `%1` 或 `%2`，实际为 `%3`</translation>
    </message>
    <message>
        <source>outcome: expected `%1`, `%2` or `%3`, found `%4`</source>
        <translation>结果：应为 `%1`、`%2` 或 `%3`，实际为 `%4`</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>how it is read, and why</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>%1; %2; %3.</source>
        <translation>%1；%2；%3。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <comment>two sentences</comment>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>core::TrainingRun</name>
    <message>
        <source>A moment of the run cannot be kept; training goes on. %1</source>
        <translation>无法保留此训练的某个时刻；训练继续进行。%1</translation>
    </message>
    <message>
        <source>%1: the dataset that the run learns from is not known: load it first</source>
        <translation>%1：此训练所用的数据集未知：请先加载该数据集</translation>
    </message>
    <message>
        <source>The run cannot be kept for a later resumption; training goes on. %1</source>
        <translation>无法保留此训练以供日后恢复；训练继续进行。%1</translation>
    </message>
    <message>
        <source>What the run ended with cannot be kept in the list of runs. %1</source>
        <translation>无法将此训练的最终结果保留到训练记录列表中。%1</translation>
    </message>
</context>
<context>
    <name>core::Workbench</name>
    <message>
        <source>A run is going on</source>
        <translation>训练正在进行</translation>
    </message>
    <message>
        <source>The model is being taught</source>
        <translation>正在对模型进行教学微调</translation>
    </message>
    <message>
        <source>A model is being opened</source>
        <translation>正在打开模型</translation>
    </message>
    <message>
        <source>The model is being saved</source>
        <translation>正在保存模型</translation>
    </message>
    <message>
        <source>The dataset is being loaded</source>
        <translation>正在加载数据集</translation>
    </message>
    <message>
        <source>There is no dataset to train on yet: see the Dataset page</source>
        <translation>尚无可用于训练的数据集：请见“数据集”页面</translation>
    </message>
    <message>
        <source>The run has not begun to train yet</source>
        <translation>训练尚未真正开始</translation>
    </message>
    <message>
        <source>No run is going on</source>
        <translation>没有正在进行的训练</translation>
    </message>
    <message>
        <source>Stop the run first: its network is the model while it goes on</source>
        <translation>请先停止训练：训练进行期间，其网络即为当前模型</translation>
    </message>
    <message>
        <source>There is no model to save yet</source>
        <translation>尚无可保存的模型</translation>
    </message>
    <message>
        <source>An export is going on</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Go back to now first: a moment of the run is shown, which can be saved</source>
        <translation>请先回到“现在”：当前显示的是训练的某个时刻，该时刻可以另存</translation>
    </message>
    <message>
        <source>There is no model to export yet</source>
        <translation>尚无可导出的模型</translation>
    </message>
    <message>
        <source>There is no drawing to teach yet</source>
        <translation>尚无可教的手写图</translation>
    </message>
    <message>
        <source>There is no dataset to keep the model from forgetting yet</source>
        <translation>尚无防止模型遗忘所需的数据集</translation>
    </message>
    <message>
        <source>Go back to now first: it is the newest model that is taught</source>
        <translation>请先回到“现在”：教学微调的对象是最新的模型</translation>
    </message>
    <message>
        <source>There is no model to teach yet</source>
        <translation>尚无可教的模型</translation>
    </message>
    <message>
        <source>The model has no moments of a run: click Train, or open a model in Runs</source>
        <translation>该模型没有训练的时刻：请点击“训练”，或在“训练记录”中打开模型</translation>
    </message>
    <message>
        <source>Go to a moment of the run first</source>
        <translation>请先转到训练的某个时刻</translation>
    </message>
    <message>
        <source>Click Train: the same settings and seed begin with this untrained model again</source>
        <translation>点击“训练”：相同的设置和随机种子会再次从这个未训练的模型开始</translation>
    </message>
    <message>
        <source>A moment holds the weights alone: exactly, a run can be resumed only where it stands now, in Runs</source>
        <translation>时刻只保存权重：要精确恢复训练，只能在“训练记录”中从其目前所处的状态恢复</translation>
    </message>
</context>
<context>
    <name>ui::AttributionView</name>
    <message>
        <source>Blue: %1. Orange: %2.</source>
        <translation>蓝色：%1。橙色：%2。</translation>
    </message>
</context>
<context>
    <name>ui::AugmentationForm</name>
    <message>
        <source>Images are learned as they are.</source>
        <translation>图像按原样学习。</translation>
    </message>
    <message>
        <source>Every image is deformed anew each time.</source>
        <translation>每幅图像每次都重新形变。</translation>
    </message>
    <message>
        <source>%1 % are synthetic digits in other styles.</source>
        <translation>%1 % 为其他写法的合成数字。</translation>
    </message>
    <message>
        <source>%1 % are synthetic ink that is no digit.</source>
        <translation>%1 % 为不是数字的合成墨迹。</translation>
    </message>
    <message>
        <source>The model is the mean of the last %1 % of the epochs.</source>
        <translation>模型为最后 %1 % 轮数的平均。</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Deformation, at most</source>
        <translation>形变上限</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>How the learning rate goes on: the same throughout, or along a cosine down to 0 at the end of the run, which ends better; usual with augmentation: cosine</source>
        <translation>学习率如何变化：始终不变，或沿余弦曲线降低，训练结束时降到 0，最终效果更好；使用数据增强时通常为余弦</translation>
    </message>
    <message>
        <source>Schedule of the learning rate</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Constant</source>
        <comment>learning rate</comment>
        <translation>恒定</translation>
    </message>
    <message>
        <source>Cosine</source>
        <comment>learning rate</comment>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Switch &amp;off</source>
        <translation>停用(&amp;O)</translation>
    </message>
    <message>
        <source>Learn the images as they are, at a constant rate, and nothing else</source>
        <translation>按原样学习图像，学习率恒定，不做其他处理</translation>
    </message>
    <message>
        <source>&amp;Reset</source>
        <translation>重置(&amp;R)</translation>
    </message>
    <message>
        <source>Take these values from the chosen preset again</source>
        <translation>重新采用所选预设中的这些值</translation>
    </message>
</context>
<context>
    <name>ui::AugmentationPage</name>
    <message>
        <source>Draw a digit, or get a dataset in the Dataset page: here it will be seen how these settings deform it.</source>
        <translation>写一个数字，或在“数据集”页面获取数据集：这里会显示这些设置如何使它形变。</translation>
    </message>
    <message>
        <source>Sh&amp;uffle</source>
        <translation>重新随机(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Another image</source>
        <translation>换一幅图像(&amp;A)</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Train image #%1, label %2</source>
        <translation>训练图像 #%1，标签 %2</translation>
    </message>
    <message>
        <source>The drawing, deformed</source>
        <translation>手写图，已形变</translation>
    </message>
    <message>
        <source>Deform the digit in other ways</source>
        <translation>以其他方式使数字形变</translation>
    </message>
    <message>
        <source>Deform the image in other ways</source>
        <translation>以其他方式使图像形变</translation>
    </message>
    <message>
        <source>Clear the canvas to see images of the dataset</source>
        <translation>清空画布以查看数据集中的图像</translation>
    </message>
    <message>
        <source>Take the next image of the dataset&apos;s train part</source>
        <translation>取数据集训练集中的下一幅图像</translation>
    </message>
    <message>
        <source>Click for another image</source>
        <translation>单击换一幅图像</translation>
    </message>
</context>
<context>
    <name>ui::AugmentationPreview</name>
    <message>
        <source>Deformed images</source>
        <translation>形变后的图像</translation>
    </message>
    <message>
        <source>A digit image and %1 deformed versions of it</source>
        <translation>一幅数字图像及其 %1 个形变版本</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
</context>
<context>
    <name>ui::CandidatesDialog</name>
    <message>
        <source>What is wrong with the layers</source>
        <translation>层的错误说明</translation>
    </message>
    <message>
        <source>Understand otherwise</source>
        <translation>另行解读</translation>
    </message>
    <message>
        <source>What there is to choose</source>
        <translation>可选的内容</translation>
    </message>
    <message>
        <source>“%1” holds only the weights. What the network does between its layers, and how it takes pixels, is chosen here.</source>
        <translation>“%1”只含权重。网络在各层之间做什么、如何接收像素，在此选择。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Such as %1</source>
        <translation>例如 %1</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>&amp;Layers:</source>
        <translation>层(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Pixels:</source>
        <translation>像素(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Open so</source>
        <translation>照此打开(&amp;O)</translation>
    </message>
    <message>
        <source>Candidates that were tried, the best first</source>
        <translation>试过的候选，最佳的在前</translation>
    </message>
</context>
<context>
    <name>ui::ChartMenu</name>
    <message>
        <source>&amp;Chart</source>
        <translation>图表(&amp;C)</translation>
    </message>
    <message>
        <source>Accuracy from &amp;0 to 100 %</source>
        <translation>准确率 0 到 100 %(&amp;0)</translation>
    </message>
    <message>
        <source>Show all of the accuracy</source>
        <translation>显示准确率的全部范围</translation>
    </message>
    <message>
        <source>Accuracy &amp;close to 100 %</source>
        <translation>准确率接近 100 %(&amp;C)</translation>
    </message>
    <message>
        <source>Show the accuracy from where the best one is well seen</source>
        <translation>从能看清最高准确率的位置起显示准确率</translation>
    </message>
    <message>
        <source>&amp;Error on a log scale</source>
        <translation>错误率用对数坐标(&amp;E)</translation>
    </message>
    <message>
        <source>Show the error, 100 % less the accuracy, on a logarithmic axis</source>
        <translation>用对数坐标轴显示错误率，即 100 % 减去准确率</translation>
    </message>
    <message>
        <source>Loss as &amp;measured</source>
        <translation>损失为实测值(&amp;M)</translation>
    </message>
    <message>
        <source>Show the train loss as it is</source>
        <translation>照原样显示训练损失</translation>
    </message>
    <message>
        <source>Loss smoothed a li&amp;ttle</source>
        <translation>损失轻度平滑(&amp;T)</translation>
    </message>
    <message>
        <source>Show the mean of the train loss over half an epoch</source>
        <translation>显示训练损失在半轮内的平均值</translation>
    </message>
    <message>
        <source>Loss smoothed &amp;strongly</source>
        <translation>损失强平滑(&amp;S)</translation>
    </message>
    <message>
        <source>Show the mean of the train loss over two epochs</source>
        <translation>显示训练损失在两轮内的平均值</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Show less of the run (+, or the wheel)</source>
        <translation>显示训练中更短的一段（+ 或滚轮）</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show more of the run (-, or the wheel)</source>
        <translation>显示训练中更长的一段（- 或滚轮）</translation>
    </message>
    <message>
        <source>Show &amp;all epochs</source>
        <translation>显示全程(&amp;A)</translation>
    </message>
    <message>
        <source>Show all of the run (Home, or a double click)</source>
        <translation>显示整个训练（Home 或双击）</translation>
    </message>
    <message>
        <source>&amp;Loss on a log scale</source>
        <translation>损失用对数坐标(&amp;L)</translation>
    </message>
    <message>
        <source>Show the loss on a logarithmic axis</source>
        <translation>用对数坐标轴显示损失</translation>
    </message>
</context>
<context>
    <name>ui::ChartPresenter</name>
    <message>
        <source>Chart as &amp;picture…</source>
        <translation>图表存为图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export the chart as a PNG file</source>
        <translation>将图表导出为 PNG 文件</translation>
    </message>
    <message>
        <source>Chart as ta&amp;ble…</source>
        <translation>图表存为表格(&amp;B)…</translation>
    </message>
    <message>
        <source>Export the run&apos;s values as a CSV file</source>
        <translation>将训练的数值导出为 CSV 文件</translation>
    </message>
    <message>
        <source>Copy c&amp;hart</source>
        <translation>复制图表(&amp;H)</translation>
    </message>
    <message>
        <source>Put the chart on the clipboard, as a picture</source>
        <translation>将图表作为图片放到剪贴板</translation>
    </message>
    <message>
        <source>The chart is on the clipboard</source>
        <translation>图表已放到剪贴板</translation>
    </message>
    <message>
        <source>%1 (in use: %2)</source>
        <translation>%1（使用中：%2）</translation>
    </message>
    <message>
        <source>Export the chart as a picture</source>
        <translation>将图表导出为图片</translation>
    </message>
    <message>
        <source>Export the chart&apos;s values</source>
        <translation>导出图表的数值</translation>
    </message>
</context>
<context>
    <name>ui::ClassMeans</name>
    <message>
        <source>Mean activation for each digit</source>
        <translation>每个数字的平均激活值</translation>
    </message>
    <message>
        <source>Mean activation for each class</source>
        <translation>每个类别的平均激活值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what: values</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::CompareDialog</name>
    <message>
        <source>p &lt; %1</source>
        <translation>p &lt; %1</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>no evidence that one is better</source>
        <translation>没有证据表明哪一个更好</translation>
    </message>
    <message>
        <source>evidence that A is better</source>
        <translation>有证据表明 A 更好</translation>
    </message>
    <message>
        <source>evidence that B is better</source>
        <translation>有证据表明 B 更好</translation>
    </message>
    <message>
        <source>Both are right on the same images, of %1: nothing tells them apart.</source>
        <translation>共 %1 幅图像，两者认对的完全相同：看不出差别。</translation>
    </message>
    <message>
        <source>They disagree on %1 of %2 images: A alone is right on %3, B alone on %4; %5: %6.</source>
        <translation>在 %2 幅图像中，两者对 %1 幅的判定一对一错：仅 A 认对 %3 幅，仅 B 认对 %4 幅；%5：%6。</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A：%1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B：%1</translation>
    </message>
    <message>
        <source>Accuracy of A</source>
        <translation>A 的准确率</translation>
    </message>
    <message>
        <source>Accuracy of B</source>
        <translation>B 的准确率</translation>
    </message>
    <message>
        <source>What the test says</source>
        <translation>检验的结论</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>比较两条训练记录</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>McNemar&apos;s test: were both equally good, a difference as large as this or larger would come up by chance with probability p</source>
        <translation>McNemar 检验：假如两者同样好，偶然出现这么大或更大差异的概率为 p</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy table and findings as text (Alt+C)</source>
        <translation>将表格和结论复制为文本（Alt+C）</translation>
    </message>
    <message>
        <source>Testing both models on %1 images…</source>
        <translation>正在用 %1 幅图像测试两个模型…</translation>
    </message>
    <message>
        <source>Test accuracy of %1 with its 95 % interval: %2</source>
        <comment>A or B; accuracy and its bounds</comment>
        <translation>%1 的测试准确率及其 95 % 区间：%2</translation>
    </message>
    <message>
        <source>Wilson&apos;s score interval: it holds what the model would reach on ever more such images, with 95 % confidence</source>
        <translation>Wilson 得分区间：若同类图像越来越多，模型将达到的准确率以 95 % 的置信度落在其中</translation>
    </message>
</context>
<context>
    <name>ui::ComparedModels</name>
    <message>
        <source>Compare with a model</source>
        <translation>与模型比较</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的训练记录</translation>
    </message>
    <message>
        <source>None yet: click Train</source>
        <translation>尚无：点击“训练”</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Model &amp;file…</source>
        <translation>模型文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Three at most: take one away first, by a click on it</source>
        <translation>最多三个：先点击其中一个将其移除</translation>
    </message>
    <message>
        <source>“%1” is left out: three at most</source>
        <translation>未加入“%1”：最多三个</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionPage</name>
    <message>
        <source>Whose readings these are</source>
        <translation>识别结果的来源</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>单元格显示的内容</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Shares in %</source>
        <translation>占比（%）</translation>
    </message>
    <message>
        <source>What to compare with</source>
        <translation>与什么比较</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>导出为图片…</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Scores of each digit</source>
        <translation>每个数字的得分</translation>
    </message>
    <message>
        <source>Scores of each class</source>
        <translation>每个类别的得分</translation>
    </message>
    <message>
        <source>Digit</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Recall, %</source>
        <translation>召回率（%）</translation>
    </message>
    <message>
        <source>Precision, %</source>
        <translation>精确率（%）</translation>
    </message>
    <message>
        <source>Accuracy, %</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Images that show the digit</source>
        <translation>实际为该数字的图像</translation>
    </message>
    <message>
        <source>The share of the images of this digit that are read as it</source>
        <translation>该数字的图像中被认作它的比例</translation>
    </message>
    <message>
        <source>The share of the images read as this digit that show it</source>
        <translation>被认作该数字的图像中确实是它的比例</translation>
    </message>
    <message>
        <source>The share of all images for which “is it this digit?” is answered rightly</source>
        <translation>在所有图像中，对“是不是这个数字？”回答正确的比例</translation>
    </message>
    <message>
        <source>Images that show the class</source>
        <translation>实际为该类别的图像</translation>
    </message>
    <message>
        <source>The share of the images of this class that are read as it</source>
        <translation>该类别的图像中被认作它的比例</translation>
    </message>
    <message>
        <source>The share of the images read as this class that show it</source>
        <translation>被认作该类别的图像中确实属于它的比例</translation>
    </message>
    <message>
        <source>The share of all images for which “is it this class?” is answered rightly</source>
        <translation>在所有图像中，对“是不是这个类别？”回答正确的比例</translation>
    </message>
    <message>
        <source>; with Wilson&apos;s 95 % interval</source>
        <translation>；附 95 % Wilson 区间</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionPresenter</name>
    <message>
        <source>Export the matrix as a picture</source>
        <translation>将矩阵导出为图片</translation>
    </message>
    <message>
        <source>Compare with nothing</source>
        <translation>不比较</translation>
    </message>
    <message>
        <source>Compare with the model before</source>
        <translation>与前一个模型比较</translation>
    </message>
    <message>
        <source>Compare with a model file…</source>
        <translation>与模型文件比较…</translation>
    </message>
    <message>
        <source>Compare with “%1”</source>
        <translation>与“%1”比较</translation>
    </message>
    <message>
        <source>%1: here it will be seen which digits the model confuses.</source>
        <translation>%1：这里会显示模型混淆哪些数字。</translation>
    </message>
    <message>
        <source>%1: here it will be seen which classes the model confuses.</source>
        <translation>%1：这里会显示模型混淆哪些类别。</translation>
    </message>
    <message>
        <source>Rows: what it is; columns: what it is read as. %1 on %2 images of %3</source>
        <translation>行：实际是什么；列：被认作什么。%1，%3 的 %2 幅图像</translation>
    </message>
    <message>
        <source>, less the model before</source>
        <translation>，减去前一个模型的结果</translation>
    </message>
    <message>
        <source>, less “%1”</source>
        <translation>，减去“%1”的结果</translation>
    </message>
    <message>
        <source>Export the matrix as a table</source>
        <translation>将矩阵导出为表格</translation>
    </message>
</context>
<context>
    <name>ui::ConfusionView</name>
    <message>
        <source>Confusion matrix</source>
        <translation>混淆矩阵</translation>
    </message>
    <message>
        <source>Of %1 images of %2, %3 (%4) are read as %5</source>
        <comment>Of 20 images of a 3, 12 (...)</comment>
        <translation>%2 的 %1 幅图像中，%3 幅（%4）被认作 %5</translation>
    </message>
    <message>
        <source>; compared with %1 of %2</source>
        <translation>；对比：%2 幅中有 %1 幅</translation>
    </message>
</context>
<context>
    <name>ui::CorrectionBar</name>
    <message>
        <source>Is it read right?</source>
        <translation>认得对吗？</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>正确</translation>
    </message>
    <message>
        <source>Keep the drawing in My digits as what it was read (Enter)</source>
        <translation>按认作的数字将手写图保留到“我的数字”（Enter）</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>这是</translation>
    </message>
    <message>
        <source>It is a %1: keep the drawing in My digits as that (%1)</source>
        <translation>这是 %1：将手写图以此标签保留到“我的数字”（%1）</translation>
    </message>
</context>
<context>
    <name>ui::CurveChart</name>
    <message>
        <source>Epoch</source>
        <translation>轮数</translation>
    </message>
</context>
<context>
    <name>ui::DatasetPage</name>
    <message>
        <source>Which class is shown</source>
        <translation>显示的类别</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>全部图像</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Images of the dataset</source>
        <translation>数据集的图像</translation>
    </message>
    <message>
        <source>Part of the dataset</source>
        <translation>数据集的部分</translation>
    </message>
    <message>
        <source>Which part of the dataset to show</source>
        <translation>要显示数据集的哪一部分</translation>
    </message>
    <message>
        <source>Train and test</source>
        <translation>训练集和测试集</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练集</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试集</translation>
    </message>
    <message>
        <source>Number of images</source>
        <translation>图像数量</translation>
    </message>
    <message>
        <source>Which class to show</source>
        <translation>要显示哪个类别</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all digits</source>
        <translation>显示全部数字</translation>
    </message>
    <message>
        <source>Show all images</source>
        <translation>显示全部图像</translation>
    </message>
    <message>
        <source>Show only images of %1</source>
        <comment>of a 7</comment>
        <translation>只显示 %1 的图像</translation>
    </message>
    <message>
        <source>%1 train and %2 test images</source>
        <translation>%1 幅训练图像和 %2 幅测试图像</translation>
    </message>
    <message>
        <source>%1 of %2 images</source>
        <translation>%2 幅图像中的 %1 幅</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 幅图像</translation>
    </message>
</context>
<context>
    <name>ui::DatasetPlaceholder</name>
    <message>
        <source>About %1 MB to download, %2 MB on disk.</source>
        <translation>下载约 %1 MB，占用磁盘 %2 MB。</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>已下载 %1 / %2 MB</translation>
    </message>
    <message>
        <source>%1 MB so far</source>
        <translation>已下载 %1 MB</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Choose folder...</source>
        <translation>选择文件夹...</translation>
    </message>
    <message>
        <source>A folder with the four IDX files of a dataset, plain or .gz</source>
        <translation>包含数据集四个 IDX 文件（未压缩或 .gz）的文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>State of the dataset</source>
        <translation>数据集的状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Fetch %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>MNIST has 60,000 train and 10,000 test images of handwritten digits: fetch it once, or choose a folder that holds it already.</source>
        <translation>MNIST 包含 60,000 幅训练图像和 10,000 幅测试图像，均为手写数字：只需下载一次，或选择已有该数据集的文件夹。</translation>
    </message>
    <message>
        <source>No dataset yet</source>
        <translation>尚无数据集</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Fetching %1</source>
        <translation>正在下载 %1</translation>
    </message>
    <message>
        <source>Loading the dataset</source>
        <translation>正在加载数据集</translation>
    </message>
    <message>
        <source>The dataset is not available</source>
        <translation>数据集不可用</translation>
    </message>
</context>
<context>
    <name>ui::DatasetPresenter</name>
    <message>
        <source>Dataset image, label %1</source>
        <translation>数据集图像，标签 %1</translation>
    </message>
    <message>
        <source>&amp;Fetch MNIST</source>
        <translation>下载 MNIST(&amp;F)</translation>
    </message>
    <message>
        <source>Fetch the MNIST dataset and train on it</source>
        <translation>下载 MNIST 数据集并用它训练</translation>
    </message>
    <message>
        <source>Choose &amp;dataset folder…</source>
        <translation>选择数据集文件夹(&amp;D)…</translation>
    </message>
    <message>
        <source>Train on the IDX files of a folder</source>
        <translation>用文件夹中的 IDX 文件训练</translation>
    </message>
    <message>
        <source>&amp;Transpose dataset images</source>
        <translation>转置数据集图像(&amp;T)</translation>
    </message>
    <message>
        <source>Swap rows and columns of the images, as EMNIST&apos;s need; whether that helps is found out when a dataset is loaded</source>
        <translation>交换图像的行与列，EMNIST 的图像需要如此；是否有必要会在加载数据集时判断</translation>
    </message>
    <message>
        <source>Get &amp;dataset</source>
        <translation>获取数据集(&amp;D)</translation>
    </message>
    <message>
        <source>Open %1; it is fetched first if it is not there yet</source>
        <translation>打开 %1；若尚未下载则先下载</translation>
    </message>
    <message>
        <source>Choose a folder with IDX files</source>
        <translation>选择包含 IDX 文件的文件夹</translation>
    </message>
    <message>
        <source>Dataset %1: %2 train and %3 test images</source>
        <translation>数据集 %1：%2 幅训练图像和 %3 幅测试图像</translation>
    </message>
    <message>
        <source>Its images lie on their side, as EMNIST&apos;s are published: rows and columns are swapped. Train &gt; Transpose dataset images swaps them back</source>
        <translation>其图像是侧放的，与 EMNIST 发布的图像一样：行与列已交换。“训练 &gt; 转置数据集图像”可将其换回</translation>
    </message>
</context>
<context>
    <name>ui::DatasetThumbnails</name>
    <message>
        <source>train #%1, label %2</source>
        <translation>训练图像 #%1，标签 %2</translation>
    </message>
    <message>
        <source>test #%1, label %2</source>
        <translation>测试图像 #%1，标签 %2</translation>
    </message>
</context>
<context>
    <name>ui::DigitImageView</name>
    <message>
        <source>What the network sees</source>
        <translation>网络看到的图像</translation>
    </message>
</context>
<context>
    <name>ui::DrawPanel</name>
    <message>
        <source>Where the drawing comes from</source>
        <translation>手写图的来源</translation>
    </message>
    <message>
        <source>Why the drawing cannot be corrected</source>
        <translation>手写图无法纠正的原因</translation>
    </message>
    <message>
        <source>Second model</source>
        <translation>第二个模型</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>写一个数字</translation>
    </message>
    <message>
        <source>Draw a digit here
or drop a picture</source>
        <translation>在此书写数字
或拖入图片</translation>
    </message>
    <message>
        <source>Draw a digit here. Delete clears it.</source>
        <translation>在此书写数字。按 Delete 清除。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Draw a letter or digit here
or drop a picture</source>
        <translation>在此书写字母或数字
或拖入图片</translation>
    </message>
    <message>
        <source>Draw a letter or digit here. Delete clears it.</source>
        <translation>在此书写字母或数字。按 Delete 清除。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>This model reads %1
Open or drop a picture</source>
        <translation>此模型识别 %1
打开或拖入图片</translation>
    </message>
    <message>
        <source>Open or drop a picture here. Delete clears it.</source>
        <translation>在此打开或拖入图片。按 Delete 清除。</translation>
    </message>
    <message>
        <source>What the network sees: 28 x 28 values, the drawing scaled and centred like the digits of MNIST</source>
        <translation>网络所见：28 x 28 个值，手写图已像 MNIST 的数字那样缩放并居中</translation>
    </message>
    <message>
        <source>What the network sees: 28 x 28 values</source>
        <translation>网络所见：28 x 28 个值</translation>
    </message>
    <message>
        <source>Teaching is for digits; this model reads %1</source>
        <translation>教学微调仅适用于数字；此模型识别 %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Clear drawing</source>
        <translation>清除手写图</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Network input</source>
        <translation>网络输入</translation>
    </message>
    <message>
        <source>Read the drawing with a second model, too: shipped, of a kept run, or of a file</source>
        <translation>同时用第二个模型识别手写图：自带模型、保留的训练记录中的模型或文件中的模型</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>Probability of each digit, by the second model</source>
        <translation>第二个模型给出的各数字的概率</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>Pen width. The network&apos;s view does not depend on it.</source>
        <translation>画笔粗细。不影响网络所见。</translation>
    </message>
    <message>
        <source>No model yet: click Train or open one</source>
        <translation>尚无模型：点击“训练”或打开模型</translation>
    </message>
    <message>
        <source>A drawing is not read: the model knows pictures of %1</source>
        <translation>手写图不会被识别：该模型只认识 %1 的图片</translation>
    </message>
    <message>
        <source>Nothing drawn yet</source>
        <translation>尚未书写</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>尚无图片</translation>
    </message>
</context>
<context>
    <name>ui::DrawPresenter</name>
    <message>
        <source>Ink (*.jsonl)</source>
        <translation>墨迹 (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>图片 (%1)</translation>
    </message>
    <message>
        <source>Dropped picture</source>
        <translation>拖入的图片</translation>
    </message>
    <message>
        <source>Open &amp;picture…</source>
        <translation>打开图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Open &amp;ink…</source>
        <translation>打开墨迹(&amp;I)…</translation>
    </message>
    <message>
        <source>Open saved drawings</source>
        <translation>打开已保存的手写图</translation>
    </message>
    <message>
        <source>Save in&amp;k…</source>
        <translation>保存墨迹(&amp;K)…</translation>
    </message>
    <message>
        <source>Save the drawing as strokes</source>
        <translation>以笔画形式保存手写图</translation>
    </message>
    <message>
        <source>&amp;Paste picture</source>
        <translation>粘贴图片(&amp;P)</translation>
    </message>
    <message>
        <source>Use the clipboard&apos;s picture as input</source>
        <translation>将剪贴板中的图片用作输入</translation>
    </message>
    <message>
        <source>C&amp;opy drawing</source>
        <translation>复制手写图(&amp;O)</translation>
    </message>
    <message>
        <source>Put the drawing on the clipboard, as a picture</source>
        <translation>将手写图作为图片放到剪贴板</translation>
    </message>
    <message>
        <source>There is no drawing to copy</source>
        <translation>没有可复制的手写图</translation>
    </message>
    <message>
        <source>The drawing is on the clipboard</source>
        <translation>手写图已放到剪贴板</translation>
    </message>
    <message>
        <source>Open a picture of one digit as input</source>
        <translation>打开一个数字的图片作为输入</translation>
    </message>
    <message>
        <source>Open a picture as input</source>
        <translation>打开图片作为输入</translation>
    </message>
    <message>
        <source>%1: not saved: there is no drawing to save. Draw a digit first.</source>
        <translation>%1：未保存：没有可保存的手写图。请先写一个数字。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>The clipboard holds no picture.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Open ink</source>
        <translation>打开墨迹</translation>
    </message>
    <message>
        <source>Save the ink</source>
        <translation>保存墨迹</translation>
    </message>
    <message>
        <source>Kept as a %1: %2 in My digits</source>
        <translation>已保留为 %1：“我的数字”中有 %2</translation>
    </message>
</context>
<context>
    <name>ui::ExportPresenter</name>
    <message>
        <source>Export the model to %1</source>
        <translation>将模型导出为 %1</translation>
    </message>
    <message>
        <source>%1 synthetic digits</source>
        <translation>%1 幅合成数字图像</translation>
    </message>
    <message>
        <source>%1 test images</source>
        <translation>%1 幅测试图像</translation>
    </message>
    <message>
        <source>Exported %1: probabilities differ by at most %2 on %3</source>
        <translation>已导出 %1：在 %3上，概率相差不超过 %2</translation>
    </message>
    <message>
        <source>&amp;PyTorch state_dict…</source>
        <translation>&amp;PyTorch state_dict…</translation>
    </message>
    <message>
        <source>&amp;TorchScript…</source>
        <translation>&amp;TorchScript…</translation>
    </message>
    <message>
        <source>&amp;ONNX…</source>
        <translation>&amp;ONNX…</translation>
    </message>
    <message>
        <source>&amp;C header…</source>
        <translation>C 头文件(&amp;C)…</translation>
    </message>
    <message>
        <source>Nothing was exported</source>
        <translation>未导出任何内容</translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation>导出已取消</translation>
    </message>
    <message>
        <source>Exporting %1…</source>
        <translation>正在导出 %1…</translation>
    </message>
    <message>
        <source>Export the model to %1, verified by reading it back</source>
        <translation>将模型导出为 %1，并读回验证</translation>
    </message>
</context>
<context>
    <name>ui::FileProgress</name>
    <message>
        <source>What is done with the file</source>
        <translation>正在对文件做什么</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave everything as it is, files too</source>
        <translation>一切保持原样，文件也不变</translation>
    </message>
    <message>
        <source>Progress of the file</source>
        <translation>文件操作的进度</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Opening a model…</source>
        <translation>正在打开模型…</translation>
    </message>
    <message>
        <source>Opening a drawing…</source>
        <translation>正在打开手写图…</translation>
    </message>
    <message>
        <source>Saving the model…</source>
        <translation>正在保存模型…</translation>
    </message>
    <message>
        <source>Exporting the model…</source>
        <translation>正在导出模型…</translation>
    </message>
</context>
<context>
    <name>ui::HandbookWindow</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>DigitLab handbook</source>
        <translation>DigitLab 手册</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Page of the handbook</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>返回上一页</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>前进到下一页</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Search; Enter goes to the next place</source>
        <translation>搜索；按 Enter 跳到下一处</translation>
    </message>
</context>
<context>
    <name>ui::HelpButton</name>
    <message>
        <source>What is meant here by: %1</source>
        <translation>此处用语的含义：%1</translation>
    </message>
</context>
<context>
    <name>ui::HelpMenu</name>
    <message>
        <source>&amp;Handbook</source>
        <translation>手册(&amp;H)</translation>
    </message>
    <message>
        <source>How to use DigitLab, and a lesson</source>
        <translation>DigitLab 的用法，附一节课程</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>All keys of the window</source>
        <translation>窗口的全部快捷键</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>Where things are, in five steps</source>
        <translation>五步了解各项功能在哪里</translation>
    </message>
</context>
<context>
    <name>ui::InkCanvas</name>
    <message>
        <source>Drawing canvas</source>
        <translation>书写画布</translation>
    </message>
    <message>
        <source>open ink</source>
        <translation>打开墨迹</translation>
    </message>
    <message>
        <source>show picture</source>
        <translation>显示图片</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>draw stroke</source>
        <translation>书写笔画</translation>
    </message>
</context>
<context>
    <name>ui::InkStepper</name>
    <message>
        <source>Drawings of the opened file</source>
        <translation>已打开文件中的手写图</translation>
    </message>
    <message>
        <source>Previous drawing</source>
        <translation>上一幅手写图</translation>
    </message>
    <message>
        <source>Next drawing</source>
        <translation>下一幅手写图</translation>
    </message>
    <message>
        <source>%1
%2 of %3</source>
        <translation>%1
第 %2 幅，共 %3 幅</translation>
    </message>
    <message>
        <source>%1, label %2</source>
        <translation>%1，标签 %2</translation>
    </message>
</context>
<context>
    <name>ui::KeptRunsModel</name>
    <message>
        <source>%1
Started %8
Preset %2, batch %3, rate %4, seed %5, threads %6, on %7
%9</source>
        <translation>%1
开始于 %8
预设 %2，批大小 %3，学习率 %4，随机种子 %5，线程 %6，数据集 %7
%9</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
</context>
<context>
    <name>ui::KeptRunsPage</name>
    <message>
        <source>The run has as many epochs as a run can have</source>
        <translation>该训练已达到允许的最多轮数</translation>
    </message>
    <message>
        <source>The run cannot be resumed</source>
        <translation>该训练无法恢复</translation>
    </message>
    <message>
        <source>What happened to the runs</source>
        <translation>训练记录发生了什么</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>Click Train: every run is kept here with its settings, its curve and its model, the last %1 of them. Then resume, compare or overlay them.</source>
        <translation>点击“训练”：每次训练都会连同其设置、曲线和模型保留在这里，最多保留最近 %1 条。之后可以恢复、比较或叠加。</translation>
    </message>
    <message>
        <source>&amp;Resume…</source>
        <translation>恢复(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Open model</source>
        <translation>打开模型(&amp;O)</translation>
    </message>
    <message>
        <source>Over&amp;lay</source>
        <translation>叠加(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;name</source>
        <translation>重命名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>E&amp;xport CSV…</source>
        <translation>导出 CSV(&amp;X)…</translation>
    </message>
    <message>
        <source>Runs, the newest first</source>
        <translation>训练记录，最新的在前</translation>
    </message>
    <message>
        <source>Undo &amp;delete</source>
        <translation>撤销删除(&amp;D)</translation>
    </message>
    <message>
        <source>Bring back the runs that were deleted (Ctrl+Z in the list, or Alt+D)</source>
        <translation>找回已删除的训练记录（在列表中按 Ctrl+Z，或按 Alt+D）</translation>
    </message>
    <message>
        <source>Select one run first</source>
        <translation>请先选择一条训练记录</translation>
    </message>
    <message>
        <source>Select a run first</source>
        <translation>请先选择训练记录</translation>
    </message>
    <message>
        <source>&amp;Train longer…</source>
        <translation>延长训练(&amp;T)…</translation>
    </message>
    <message>
        <source>Go on with the run, also for more epochs</source>
        <translation>继续该训练，也可增加轮数</translation>
    </message>
    <message>
        <source>Read drawings with the run&apos;s model</source>
        <translation>用该训练的模型识别手写图</translation>
    </message>
    <message>
        <source>Show the run&apos;s accuracy in the chart</source>
        <translation>在图表中显示该训练的准确率</translation>
    </message>
    <message>
        <source>The chart shows %1 runs beside its own at most, and the one that is being trained anyway</source>
        <translation>除自身的训练外，图表最多再显示 %1 条训练记录，而正在进行的训练总会显示</translation>
    </message>
    <message>
        <source>Compare settings and accuracy of the two runs</source>
        <translation>比较两条训练记录的设置和准确率</translation>
    </message>
    <message>
        <source>Select two runs first, with Ctrl+click</source>
        <translation>请先用 Ctrl+单击选择两条训练记录</translation>
    </message>
    <message>
        <source>Give the run a name</source>
        <translation>为训练记录命名</translation>
    </message>
    <message>
        <source>Delete the runs that are selected</source>
        <translation>删除选中的训练记录</translation>
    </message>
    <message>
        <source>The run is being trained</source>
        <translation>该训练正在进行</translation>
    </message>
    <message>
        <source>Write the run&apos;s curve to a CSV file</source>
        <translation>将该训练的曲线写入 CSV 文件</translation>
    </message>
</context>
<context>
    <name>ui::KeptRunsPresenter</name>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>The model is that of “%1” now</source>
        <translation>现在的模型来自“%1”</translation>
    </message>
    <message>
        <source>The folder of the runs is gone: %1</source>
        <translation>训练记录的文件夹已不存在：%1</translation>
    </message>
    <message>
        <source>Export the run&apos;s curve</source>
        <translation>导出训练曲线</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>ui::LogPage</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the selected lines, or else all</source>
        <translation>复制选中的行，没有选中则复制全部</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>清空日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Nothing yet. What happens is noted here, with its time.</source>
        <translation>还没有内容。发生的事情会连同时间记在这里。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>About DigitLab</source>
        <translation>关于 DigitLab</translation>
    </message>
    <message>
        <source>&lt;h3&gt;%1&lt;/h3&gt;&lt;p&gt;A desktop lab for handwritten digits: train a LibTorch network, watch it learn, draw a digit and have it read.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</source>
        <translation>&lt;h3&gt;%1&lt;/h3&gt;&lt;p&gt;手写数字的桌面实验室：训练一个 LibTorch 网络，看它学习，写一个数字让它识别。&lt;/p&gt;&lt;p&gt;自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。&lt;/p&gt;&lt;p&gt;%2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The window could not do what it was about to do: %1. A run goes on</source>
        <translation>窗口未能完成正要做的事：%1。进行中的训练会继续</translation>
    </message>
    <message>
        <source>Page over the &amp;chart</source>
        <translation>页面占用图表区(&amp;C)</translation>
    </message>
    <message>
        <source>Give the page the room of the chart too</source>
        <translation>把图表的位置也让给页面</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close DigitLab</source>
        <translation>关闭 DigitLab</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;About DigitLab</source>
        <translation>关于 DigitLab(&amp;A)</translation>
    </message>
    <message>
        <source>What this program is</source>
        <translation>这是什么程序</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>关于 Qt(&amp;Q)</translation>
    </message>
    <message>
        <source>The toolkit of this window</source>
        <translation>此窗口所用的工具包</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>%1[*] – DigitLab</source>
        <translation>%1[*] – DigitLab</translation>
    </message>
</context>
<context>
    <name>ui::MapPage</name>
    <message>
        <source>Whose map this is</source>
        <translation>分布图的来源</translation>
    </message>
    <message>
        <source>How far the map is to be trusted</source>
        <translation>分布图的可信程度</translation>
    </message>
    <message>
        <source>Com&amp;pute t-SNE</source>
        <translation>计算 t-SNE(&amp;P)</translation>
    </message>
    <message>
        <source>To Mistakes</source>
        <translation>转到误判</translation>
    </message>
    <message>
        <source>List the chosen images in Mistakes; choose with a lasso, or with Space round the selected point</source>
        <translation>在“误判”页面列出选中的图像；用套索选取，或按空格键选取所选点周围的点</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>How the images are placed</source>
        <translation>图像的排布方式</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>The plane that keeps most of the variance; follows the training</source>
        <translation>保留最多方差的平面；随训练更新</translation>
    </message>
    <message>
        <source>Neighbours stay neighbours; computed for 2,500 of the images, on demand</source>
        <translation>近邻仍为近邻；按需对其中 2,500 幅图像计算</translation>
    </message>
    <message>
        <source>How the last hidden layer&apos;s values become places</source>
        <translation>最后一个隐藏层的值如何转换为位置</translation>
    </message>
    <message>
        <source>How much of t-SNE is done</source>
        <translation>t-SNE 的进度</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>导出为图片…</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Colours of the digits</source>
        <translation>各数字的颜色</translation>
    </message>
    <message>
        <source>Trustworthiness: 1 if the 12 nearest points of each are its nearest for the network too, about 0.5 by chance</source>
        <translation>可信度：若每个点最近的 12 个点在网络看来也与它最近，则为 1；随机排布约为 0.5</translation>
    </message>
    <message>
        <source>Sto&amp;p t-SNE</source>
        <translation>停止 t-SNE(&amp;P)</translation>
    </message>
    <message>
        <source>Go on with PCA alone</source>
        <translation>只用 PCA 继续</translation>
    </message>
    <message>
        <source>Place 2,500 of the images so that neighbours stay neighbours</source>
        <translation>排布其中 2,500 幅图像，使近邻仍为近邻</translation>
    </message>
    <message>
        <source>%1 to Mistakes</source>
        <translation>%1 幅转到误判</translation>
    </message>
    <message>
        <source>misread</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>Colours of the classes</source>
        <translation>各类别的颜色</translation>
    </message>
</context>
<context>
    <name>ui::MapPresenter</name>
    <message>
        <source>Export the map as a picture</source>
        <translation>将分布图导出为图片</translation>
    </message>
    <message>
        <source>%1: here it will be seen where the test images and your drawing lie for the network.</source>
        <translation>%1：这里会显示测试图像和你的手写图在网络看来位于何处。</translation>
    </message>
    <message>
        <source>Looking at the test images…</source>
        <translation>正在查看测试图像…</translation>
    </message>
    <message>
        <source>There is no map: %1.</source>
        <translation>没有分布图：%1。</translation>
    </message>
    <message>
        <source>%1 of the %2 images of %3, %4</source>
        <translation>%3 的 %2 幅图像中的 %1 幅，%4</translation>
    </message>
    <message>
        <source>%1 images of %2, %3</source>
        <translation>%2 的 %1 幅图像，%3</translation>
    </message>
    <message>
        <source> in another state</source>
        <translation>（另一状态）</translation>
    </message>
    <message>
        <source>Trustworthiness %1</source>
        <translation>可信度 %1</translation>
    </message>
    <message>
        <source>%1 of variance</source>
        <translation>方差占比 %1</translation>
    </message>
    <message>
        <source>Export the map as a table</source>
        <translation>将分布图导出为表格</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::MapView</name>
    <message>
        <source>Map of the images</source>
        <translation>图像分布图</translation>
    </message>
</context>
<context>
    <name>ui::MistakesModel</name>
    <message>
        <source>; the model before read it right</source>
        <translation>；前一个模型认对了</translation>
    </message>
</context>
<context>
    <name>ui::MistakesPage</name>
    <message>
        <source>How many images are listed</source>
        <translation>列出的图像数量</translation>
    </message>
    <message>
        <source>Which digit the images show</source>
        <translation>图像实际是哪个数字</translation>
    </message>
    <message>
        <source>any digit</source>
        <translation>任意数字</translation>
    </message>
    <message>
        <source>What they are read as</source>
        <translation>被认作什么</translation>
    </message>
    <message>
        <source>Least probability of what is read</source>
        <translation>识别结果的最低概率</translation>
    </message>
    <message>
        <source>Highest probability of what is read</source>
        <translation>识别结果的最高概率</translation>
    </message>
    <message>
        <source>Which images are looked among</source>
        <translation>在哪些图像中查找</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>Images, the worst first</source>
        <translation>图像，最严重的在前</translation>
    </message>
    <message>
        <source>&amp;All images</source>
        <translation>全部图像(&amp;A)</translation>
    </message>
    <message>
        <source>Look among all images again</source>
        <translation>重新在全部图像中查找</translation>
    </message>
    <message>
        <source>Which images are read</source>
        <translation>识别哪些图像</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>Ink file…</source>
        <translation>墨迹文件…</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>查找什么</translation>
    </message>
    <message>
        <source>Misread</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>Right but unsure</source>
        <translation>正确但不确定</translation>
    </message>
    <message>
        <source>Not a digit</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>已改正</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mended: read right now, and misread by the model or epoch before. An image in a red frame was read right before.</source>
        <translation>已改正：现在认对，而前一个模型或前一轮误判。红框中的图像先前是认对的。</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>导出为图片…</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>Is</source>
        <translation>实为</translation>
    </message>
    <message>
        <source>read as</source>
        <translation>认作</translation>
    </message>
    <message>
        <source>at</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Only the %1 images that were chosen on the map</source>
        <translation>仅限在分布图上选中的 %1 幅图像</translation>
    </message>
    <message>
        <source>any class</source>
        <translation>任意类别</translation>
    </message>
    <message>
        <source>Which class the images show</source>
        <translation>图像实际是哪个类别</translation>
    </message>
    <message>
        <source>Like no class</source>
        <translation>不像任何类别</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <translation>%1 / %2，%3</translation>
    </message>
    <message>
        <source>%1 of the %2 images of %3, read by %4</source>
        <translation>%3 的 %2 幅图像中的 %1 幅，由 %4 识别</translation>
    </message>
</context>
<context>
    <name>ui::MistakesPresenter</name>
    <message>
        <source>Export the mistakes as a picture</source>
        <translation>将误判导出为图片</translation>
    </message>
    <message>
        <source>%1: here the images that the model misreads will be seen.</source>
        <translation>%1：这里会显示模型误判的图像。</translation>
    </message>
    <message>
        <source>Read the drawings of an ink file</source>
        <translation>识别墨迹文件中的手写图</translation>
    </message>
    <message>
        <source>Ink (*.jsonl)</source>
        <translation>墨迹 (*.jsonl)</translation>
    </message>
    <message>
        <source>Export the mistakes as a table</source>
        <translation>将误判导出为表格</translation>
    </message>
</context>
<context>
    <name>ui::ModelDialog</name>
    <message>
        <source>The model in use</source>
        <translation>使用中的模型</translation>
    </message>
    <message>
        <source>&amp;Use the shipped model</source>
        <translation>使用自带模型(&amp;U)</translation>
    </message>
    <message>
        <source>Read with the model that came with the program</source>
        <translation>用程序自带的模型识别</translation>
    </message>
</context>
<context>
    <name>ui::ModelPresenter</name>
    <message>
        <source>&amp;Open model…</source>
        <translation>打开模型(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Understand &amp;otherwise…</source>
        <translation>另行解读(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save model</source>
        <translation>保存模型(&amp;S)</translation>
    </message>
    <message>
        <source>Save model &amp;as…</source>
        <translation>模型另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>A&amp;bout this model…</source>
        <translation>关于此模型(&amp;B)…</translation>
    </message>
    <message>
        <source>What the model in use is, what it learned from, and how well it reads</source>
        <translation>使用中的模型是什么、从什么学到、识别得如何</translation>
    </message>
    <message>
        <source>Open s&amp;hipped model</source>
        <translation>打开自带模型(&amp;H)</translation>
    </message>
    <message>
        <source>Open a model file to predict with</source>
        <translation>打开用于预测的模型文件</translation>
    </message>
    <message>
        <source>Choose the layers of a network of which a file holds only the weights</source>
        <translation>文件只含权重时，选择网络的各层</translation>
    </message>
    <message>
        <source>The model is no other program&apos;s network</source>
        <translation>此模型不是其他程序的网络</translation>
    </message>
    <message>
        <source>Save the model</source>
        <translation>保存模型</translation>
    </message>
    <message>
        <source>Save the model to another file</source>
        <translation>将模型保存到另一个文件</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Opened %1, which another program wrote. %2 (To choose otherwise: File &gt; Understand otherwise)</source>
        <translation>已打开 %1，它由其他程序写成。%2（如需另选：文件 &gt; 另行解读）</translation>
    </message>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>The model before was not saved yet; it is kept as %1</source>
        <translation>之前的模型尚未保存，已保留为 %1</translation>
    </message>
</context>
<context>
    <name>ui::MyDigitsModel</name>
    <message>
        <source>drawing %1, a %2</source>
        <translation>手写图 %1，数字 %2</translation>
    </message>
</context>
<context>
    <name>ui::MyDigitsPage</name>
    <message>
        <source>Teach the model your hand: draw a digit and say below the bars what it is. The drawings that you keep gather here; then click Teach.</source>
        <translation>教模型认你的笔迹：写一个数字，在概率条下方指明它是几。保留的手写图会集中在这里；然后点击“教它”。</translation>
    </message>
    <message>
        <source>What teaching did</source>
        <translation>教学微调的结果</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>教它</translation>
    </message>
    <message>
        <source>Stop teaching; the model stays what it was</source>
        <translation>停止教学微调；模型保持原样</translation>
    </message>
    <message>
        <source>Teach the model these drawings: a few seconds (Ctrl+Shift+T)</source>
        <translation>用这些手写图教模型：只需几秒（Ctrl+Shift+T）</translation>
    </message>
    <message>
        <source>0 to 9: change the label; Del: delete; Enter: put on the canvas</source>
        <translation>0 到 9：更改标签；Del：删除；Enter：放到画布上</translation>
    </message>
    <message>
        <source>Progress of teaching</source>
        <translation>教学微调的进度</translation>
    </message>
    <message>
        <source>&amp;Undo teaching</source>
        <translation>撤销教学微调(&amp;U)</translation>
    </message>
    <message>
        <source>Bring back the model before teaching (Alt+U)</source>
        <translation>取回教学微调之前的模型（Alt+U）</translation>
    </message>
    <message>
        <source>Undo &amp;delete</source>
        <translation>撤销删除(&amp;D)</translation>
    </message>
    <message>
        <source>Bring back the drawings that were deleted (Ctrl+Z here, or Alt+D)</source>
        <translation>取回已删除的手写图（在此处按 Ctrl+Z，或按 Alt+D）</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write all these drawings to an ink file (Alt+X)</source>
        <translation>将这些手写图全部写入一个墨迹文件（Alt+X）</translation>
    </message>
    <message>
        <source>It is a %1	%1</source>
        <translation>这是 %1	%1</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
</context>
<context>
    <name>ui::NeighboursModel</name>
    <message>
        <source>train #%1, label %2, distance %3</source>
        <translation>训练图像 #%1，标签 %2，距离 %3</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Digit that the lines go to</source>
        <translation>连线通往的数字</translation>
    </message>
    <message>
        <source>digit read</source>
        <translation>识别出的数字</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>class read</source>
        <translation>识别出的类别</translation>
    </message>
    <message>
        <source>Class that the lines go to</source>
        <translation>连线通往的类别</translation>
    </message>
    <message>
        <source>Colours of the lines</source>
        <translation>连线的颜色</translation>
    </message>
    <message>
        <source>Whether the contribution raises or lowers the sum that it goes to</source>
        <translation>该贡献使其汇入的总和增大还是减小</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export network and unit as a PNG file</source>
        <translation>将网络和单元导出为 PNG 文件</translation>
    </message>
    <message>
        <source>&amp;Table…</source>
        <translation>表格(&amp;T)…</translation>
    </message>
    <message>
        <source>Export the activations of the selected unit&apos;s layer as a CSV file</source>
        <translation>将所选单元所在层的激活值导出为 CSV 文件</translation>
    </message>
    <message>
        <source>&amp;Lines to</source>
        <translation>连线至(&amp;L)</translation>
    </message>
    <message>
        <source>The lines are the strongest contributions (activation times weight), followed back from this digit&apos;s output (0 to 9).</source>
        <translation>连线表示最强的贡献（激活值乘以权重），从该数字（0 到 9）的输出往回追溯。</translation>
    </message>
    <message>
        <source>The lines are the strongest contributions (activation times weight), followed back from this class&apos;s output.</source>
        <translation>连线表示最强的贡献（激活值乘以权重），从该类别的输出往回追溯。</translation>
    </message>
    <message>
        <source>From a channel to a unit: all of its feature map. To a channel: what lies below its kernel where it is strongest.</source>
        <translation>从通道到单元：其整幅特征图。到通道：其最强处卷积核所覆盖的部分。</translation>
    </message>
    <message>
        <source>No lines go to layer %1: what stands before it changes the pixels.</source>
        <translation>没有连线通往第 %1 层：它之前的处理改变了像素。</translation>
    </message>
    <message>
        <source>No lines go to layer %1: what stands before it changes the pixels, or its maps are means of several places.</source>
        <translation>没有连线通往第 %1 层：它之前的处理改变了像素，或其特征图是多个位置的平均值。</translation>
    </message>
    <message>
        <source>raises</source>
        <translation>增大</translation>
    </message>
    <message>
        <source>lowers</source>
        <translation>减小</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPresenter</name>
    <message>
        <source>%1: here it will be seen how it goes through the network.</source>
        <comment>Draw a digit: ...</comment>
        <translation>%1：这里会显示它如何通过网络。</translation>
    </message>
    <message>
        <source>Open a model or click Train, and draw a digit: here it will be seen how it goes through the network.</source>
        <translation>打开模型或点击“训练”，再写一个数字：这里会显示它如何通过网络。</translation>
    </message>
    <message>
        <source>How the units answer is seen when an epoch has ended.</source>
        <translation>一轮结束后可看到各单元的响应。</translation>
    </message>
    <message>
        <source>Looking at the test images…</source>
        <translation>正在查看测试图像…</translation>
    </message>
    <message>
        <source>Get a dataset in the Dataset page: here it will be seen how the unit answers to each digit of its test part.</source>
        <translation>在“数据集”页面获取数据集：这里会显示该单元对测试集中每个数字的响应。</translation>
    </message>
    <message>
        <source>On the %1 test images, after epoch %2</source>
        <translation>基于 %1 幅测试图像，第 %2 轮之后</translation>
    </message>
    <message>
        <source>On the %1 test images of %2</source>
        <translation>基于 %2 的 %1 幅测试图像</translation>
    </message>
    <message>
        <source>Dataset image, label %1</source>
        <translation>数据集图像，标签 %1</translation>
    </message>
    <message>
        <source>Export the network as a picture</source>
        <translation>将网络导出为图片</translation>
    </message>
    <message>
        <source>Export the layer&apos;s activations</source>
        <translation>导出该层的激活值</translation>
    </message>
</context>
<context>
    <name>ui::NetworkView</name>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>The outputs from %1 to %2 are in sight. The wheel and the arrow keys bring others.</source>
        <translation>当前可见输出 %1 至 %2。用滚轮和方向键查看其余输出。</translation>
    </message>
    <message>
        <source>Channels %1 to %2 of %3 are in sight. The wheel and the arrow keys bring others.</source>
        <translation>当前可见通道 %1 至 %2，共 %3 个。用滚轮和方向键查看其余通道。</translation>
    </message>
    <message>
        <source>Layer %1, channel %2 of %3, highest value %4. Lines go to %5.</source>
        <translation>第 %1 层，通道 %2（共 %3 个），最大值 %4。连线通往 %5。</translation>
    </message>
    <message>
        <source>Layer %1, unit %2 of %3, activation %4. Lines go to %5.</source>
        <translation>第 %1 层，单元 %2（共 %3 个），激活值 %4。连线通往 %5。</translation>
    </message>
    <message>
        <source>digit %1</source>
        <translation>数字 %1</translation>
    </message>
    <message>
        <source>It is held.</source>
        <translation>已固定。</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBar</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Warning text</source>
        <translation>警告文字</translation>
    </message>
    <message>
        <source>Notice text</source>
        <translation>通知文字</translation>
    </message>
</context>
<context>
    <name>ui::Notifier</name>
    <message>
        <source>DigitLab</source>
        <translation>DigitLab</translation>
    </message>
</context>
<context>
    <name>ui::PixelWeightsView</name>
    <message>
        <source>Weights of each pixel</source>
        <translation>每个像素的权重</translation>
    </message>
    <message>
        <source>Blue: ink here raises the unit; orange: ink here lowers it</source>
        <translation>蓝色：此处的墨迹使该单元增大；橙色：此处的墨迹使其减小</translation>
    </message>
    <message>
        <source>What the channel finds where in the drawing</source>
        <translation>该通道在手写图的何处找到了什么</translation>
    </message>
</context>
<context>
    <name>ui::PlacePane</name>
    <message>
        <source>Places</source>
        <translation>导航</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>ui::Presentation</name>
    <message>
        <source>&amp;Presentation</source>
        <translation>演示模式(&amp;P)</translation>
    </message>
    <message>
        <source>Show canvas, bars and chart to an audience; Escape leaves</source>
        <translation>向观众展示画布、概率条和图表；按 Escape 退出</translation>
    </message>
</context>
<context>
    <name>ui::ProbabilityBars</name>
    <message>
        <source>Probability of each digit</source>
        <translation>每个数字的概率</translation>
    </message>
</context>
<context>
    <name>ui::ResumeBar</name>
    <message>
        <source>Resume run</source>
        <translation>恢复训练</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Leave the run as it is; it stays in the Runs page</source>
        <translation>保持这次训练不变；它仍在“训练记录”页面中</translation>
    </message>
    <message>
        <source>Go on where the run was interrupted (F8)</source>
        <translation>从训练中断处继续（F8）</translation>
    </message>
    <message>
        <source>A run was stopped before its end: %1</source>
        <translation>有一次训练在结束前被停止：%1</translation>
    </message>
    <message>
        <source>A run was interrupted: %1</source>
        <translation>有一次训练被中断：%1</translation>
    </message>
    <message>
        <source>epoch %1 of %2</source>
        <translation>第 %1/%2 轮</translation>
    </message>
    <message>
        <source>, test %1</source>
        <translation>，测试 %1</translation>
    </message>
    <message>
        <source>%1, %2%3.</source>
        <translation>%1，%2%3。</translation>
    </message>
</context>
<context>
    <name>ui::ResumeDialog</name>
    <message>
        <source>“%1” is complete: %2 done. Train it longer?</source>
        <translation>“%1”已完成：已训练 %2。要延长训练吗？</translation>
    </message>
    <message>
        <source>“%1” goes on where it ended: %2 done.</source>
        <translation>“%1”将从结束处继续：已训练 %2。</translation>
    </message>
    <message>
        <source>Train longer</source>
        <translation>延长训练</translation>
    </message>
    <message>
        <source>Resume run</source>
        <translation>恢复训练</translation>
    </message>
    <message>
        <source>What the run has reached</source>
        <translation>该训练的进展</translation>
    </message>
    <message>
        <source>Epochs in all</source>
        <translation>总轮数</translation>
    </message>
    <message>
        <source>How many epochs the run shall have in all, those done included</source>
        <translation>该训练总共要进行多少轮，包括已完成的轮数</translation>
    </message>
    <message>
        <source>&amp;Epochs in all:</source>
        <translation>总轮数(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Train longer</source>
        <translation>延长训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>恢复(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ui::ResumePresenter</name>
    <message>
        <source>&amp;Resume run</source>
        <translation>恢复训练(&amp;R)</translation>
    </message>
    <message>
        <source>Resume “%1”</source>
        <translation>恢复“%1”</translation>
    </message>
    <message>
        <source>The newest run is not one to be resumed</source>
        <translation>最新的训练记录无需恢复</translation>
    </message>
</context>
<context>
    <name>ui::RobustnessChart</name>
    <message>
        <source>Test accuracy against the strength of a deformation</source>
        <translation>测试准确率随形变强度的变化</translation>
    </message>
    <message>
        <source>Plot of test accuracy against strength</source>
        <translation>测试准确率随强度变化的曲线图</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>%.0f %</source>
        <comment>tick of the accuracy axis; %.0f is the number</comment>
        <translation>%.0f %</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>deformation, strength</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model: accuracy</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
</context>
<context>
    <name>ui::RobustnessPage</name>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Lay the curves of up to three other models beside this one&apos;s</source>
        <translation>并列显示至多三个其他模型的曲线</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Write the curves to a file</source>
        <translation>将曲线写入文件</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>Deformation</source>
        <translation>形变</translation>
    </message>
    <message>
        <source>What is done to the test images</source>
        <translation>对测试图像施加的形变</translation>
    </message>
    <message>
        <source>How much of the curves is there</source>
        <translation>曲线的计算进度</translation>
    </message>
    <message>
        <source>Strength of the deformation</source>
        <translation>形变强度</translation>
    </message>
    <message>
        <source>How strongly the digit beside is deformed</source>
        <translation>旁边的数字形变有多强</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Leave the curves as they are</source>
        <translation>让曲线保持现状</translation>
    </message>
    <message>
        <source>Compute what is missing of the curves</source>
        <translation>计算曲线缺少的部分</translation>
    </message>
</context>
<context>
    <name>ui::RobustnessPresenter</name>
    <message>
        <source>Curves as &amp;picture…</source>
        <translation>曲线存为图片(&amp;P)…</translation>
    </message>
    <message>
        <source>Export the curves as a PNG file</source>
        <translation>将曲线导出为 PNG 文件</translation>
    </message>
    <message>
        <source>Curves as ta&amp;ble…</source>
        <translation>曲线存为表格(&amp;B)…</translation>
    </message>
    <message>
        <source>Export the curves&apos; values as a CSV file</source>
        <translation>将曲线的值导出为 CSV 文件</translation>
    </message>
    <message>
        <source>Export the curves as a picture</source>
        <translation>将曲线导出为图片</translation>
    </message>
    <message>
        <source>Export the curves&apos; values</source>
        <translation>导出曲线的值</translation>
    </message>
    <message>
        <source>%1, epoch %2</source>
        <translation>%1，第 %2 轮</translation>
    </message>
    <message>
        <source>Get a dataset in the Dataset page: here it will be seen how far its test images can be deformed before the model misreads them.</source>
        <translation>在“数据集”页面获取数据集：这里会显示其测试图像形变到什么程度模型才会误判。</translation>
    </message>
    <message>
        <source>The curve is seen when an epoch has ended.</source>
        <translation>一轮结束后可看到曲线。</translation>
    </message>
    <message>
        <source>Open a model or click Train: here it will be seen how far test images can be deformed before it misreads them.</source>
        <translation>打开模型或点击“训练”：这里会显示测试图像形变到什么程度它才会误判。</translation>
    </message>
    <message>
        <source>The drawing</source>
        <translation>手写图</translation>
    </message>
    <message>
        <source>Test #%1, label %2</source>
        <translation>测试图像 #%1，标签 %2</translation>
    </message>
    <message>
        <source>%1 to deform it</source>
        <comment>Draw a digit to deform it</comment>
        <translation>%1，再对其施加形变</translation>
    </message>
    <message>
        <source>Clear the canvas to see images of the test part</source>
        <translation>清空画布后可查看测试集的图像</translation>
    </message>
    <message>
        <source>Get a dataset in the Dataset page first</source>
        <translation>请先在“数据集”页面获取数据集</translation>
    </message>
    <message>
        <source>Nothing is left to chance in this deformation</source>
        <translation>此形变不含随机成分</translation>
    </message>
</context>
<context>
    <name>ui::RobustnessTrial</name>
    <message>
        <source>Read as %1, %2</source>
        <translation>认作 %1，%2</translation>
    </message>
    <message>
        <source>No digit (most like %1, %2)</source>
        <translation>不是数字（最像 %1，%2）</translation>
    </message>
    <message>
        <source>Like none (most like %1, %2)</source>
        <translation>都不像（最像 %1，%2）</translation>
    </message>
    <message>
        <source>What is deformed</source>
        <translation>被施加形变的对象</translation>
    </message>
    <message>
        <source>What it is read as</source>
        <translation>被认作什么</translation>
    </message>
    <message>
        <source>&amp;Another</source>
        <translation>换一幅(&amp;A)</translation>
    </message>
    <message>
        <source>Sh&amp;uffle</source>
        <translation>重新随机(&amp;U)</translation>
    </message>
    <message>
        <source>A digit under the deformation</source>
        <translation>形变后的数字</translation>
    </message>
    <message>
        <source>The deformed digit, as the network sees it</source>
        <translation>网络所看到的形变后的数字</translation>
    </message>
    <message>
        <source>Probability of each digit for the deformed image</source>
        <translation>形变图像属于每个数字的概率</translation>
    </message>
    <message>
        <source>Probability of each class for the deformed image</source>
        <translation>形变图像属于每个类别的概率</translation>
    </message>
    <message>
        <source> – was %1</source>
        <translation> – 原为 %1</translation>
    </message>
    <message>
        <source>Take the next image of the test part</source>
        <translation>取测试集的下一幅图像</translation>
    </message>
    <message>
        <source>Deform the digit by other random numbers</source>
        <translation>用另一组随机数对数字施加形变</translation>
    </message>
</context>
<context>
    <name>ui::RunProgress</name>
    <message>
        <source>Epoch %1/%2</source>
        <translation>第 %1/%2 轮</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>训练进度</translation>
    </message>
</context>
<context>
    <name>ui::RunStatus</name>
    <message>
        <source>%1 images/s</source>
        <translation>%1 幅/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>State of the run</source>
        <translation>训练状态</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Part of the run</source>
        <translation>训练已完成的比例</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>测试准确率</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Completed: test %1 after %2, %3</source>
        <translation>已完成：测试 %1，共 %2，用时 %3</translation>
    </message>
    <message>
        <source>Stopped: test %1 at epoch %2, %3</source>
        <translation>已停止：测试 %1，第 %2 轮，用时 %3</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>Model: %1%2</source>
        <translation>模型：%1%2</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
</context>
<context>
    <name>ui::RunWarning</name>
    <message>
        <source>Train the repaired one</source>
        <translation>训练修复版</translation>
    </message>
    <message>
        <source>Train the same network without the ReLU after its last layer</source>
        <translation>训练同样的网络，但最后一层之后没有 ReLU</translation>
    </message>
    <message>
        <source>Close the warning</source>
        <translation>关闭警告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::SecondModelPresenter</name>
    <message>
        <source>&amp;None</source>
        <translation>无(&amp;N)</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>自带模型</translation>
    </message>
    <message>
        <source>Kept runs</source>
        <translation>保留的训练记录</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Model &amp;file…</source>
        <translation>模型文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Read with a second model</source>
        <translation>用第二个模型识别</translation>
    </message>
</context>
<context>
    <name>ui::SettingsEditor</name>
    <message>
        <source>%1 (edited)</source>
        <comment>title of a preset</comment>
        <translation>%1（已修改）</translation>
    </message>
    <message>
        <source>Settings of the next run</source>
        <translation>下次训练的设置</translation>
    </message>
    <message>
        <source>What is wrong with the layers</source>
        <translation>层的错误说明</translation>
    </message>
    <message>
        <source>Auto</source>
        <comment>number of threads</comment>
        <translation>自动</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>A named set of training settings</source>
        <translation>一组有名称的训练设置</translation>
    </message>
    <message>
        <source>Units of each hidden layer of a perceptron: 1 to %1 layers of 1 to %2 units, such as 256-128-64. Or a list of layers, such as conv 16x5, relu, maxpool 2, linear 10, of %3</source>
        <translation>感知机每个隐藏层的单元数：1 到 %1 层，每层 1 到 %2 个单元，例如 256-128-64。也可以是一串层，例如 conv 16x5, relu, maxpool 2, linear 10，可用的有 %3</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>How often the run goes through all training images: 1 to %1</source>
        <translation>训练把所有训练图像过多少遍：1 到 %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Images for each step of learning: 1 to %1</source>
        <translation>每一步学习所用的图像数：1 到 %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The size of each step (Adam): %1 to %2</source>
        <translation>每一步的大小（Adam）：%1 到 %2</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Where chance starts, for first weights and shuffles: 0 to %1. The same seed with the same number of threads gives the same weights</source>
        <translation>随机性的起点，用于初始权重和打乱顺序：0 到 %1。随机种子和线程数都相同时，得到的权重也相同</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Processor threads that train: 1 to %1, or Auto for as many as make the run faster; the log says which number that is and why</source>
        <translation>用于训练的处理器线程数：1 到 %1；“自动”取能让训练更快的线程数，日志会说明是多少以及为什么</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsDialog</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Shortcuts, by menu</source>
        <translation>按菜单列出的快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>ui::StatusPresenter</name>
    <message>
        <source>The run failed</source>
        <translation>训练失败</translation>
    </message>
</context>
<context>
    <name>ui::TeachPresenter</name>
    <message>
        <source>The model is what it was before teaching</source>
        <translation>模型已回到教学微调之前</translation>
    </message>
    <message>
        <source>My digits, drawing %1</source>
        <translation>我的数字，手写图 %1</translation>
    </message>
    <message>
        <source>%1 deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>Export my digits</source>
        <translation>导出我的数字</translation>
    </message>
    <message>
        <source>Ink (*.jsonl)</source>
        <translation>墨迹 (*.jsonl)</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>My digits %1, %2 %3</source>
        <translation>我的数字 %1，%2 %3</translation>
    </message>
</context>
<context>
    <name>ui::Texts</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>On the page %1</source>
        <translation>“%1”页面</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Click Train and a network learns to read digits, while the chart shows how well. It learns from MNIST, which the place Data fetches once.</source>
        <translation>点击“训练”，网络便开始学习识别数字，图表显示学得如何。它从 MNIST 学习，在导航的“数据”中下载一次即可。</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>书写</translation>
    </message>
    <message>
        <source>Draw a digit here, also while a network learns. The small picture beside is what the network sees of it.</source>
        <translation>在这里写一个数字，网络学习时也可以写。旁边的小图是网络所看到的样子。</translation>
    </message>
    <message>
        <source>See what is read</source>
        <translation>查看识别结果</translation>
    </message>
    <message>
        <source>The bars say how probable each digit is; the line above them names the digit, or says that it is none. Is it wrong? Say below the bars what you drew.</source>
        <translation>概率条显示每个数字的概率；上方一行给出识别出的数字，或指出它不是数字。认错了？在概率条下方指出你写的是什么。</translation>
    </message>
    <message>
        <source>Look deeper</source>
        <translation>深入了解</translation>
    </message>
    <message>
        <source>Each of these places shows one thing: the images, what is misread, how the network comes to its answer, where it breaks, your runs.</source>
        <translation>导航中的每一项各展示一个方面：图像、误判、网络如何得出答案、在哪里失效、你的训练记录。</translation>
    </message>
    <message>
        <source>Find help</source>
        <translation>查找帮助</translation>
    </message>
    <message>
        <source>F1 opens the handbook, with a lesson to follow. A small question mark beside words tells what they mean. This tour is in the menu, too.</source>
        <translation>按 F1 打开手册，其中有一节可跟着做的课程。词语旁的小问号说明其含义。本导览也在菜单中。</translation>
    </message>
    <message>
        <source>%1 #%2 is %3, read as %4, %5</source>
        <comment>mnist #247 is a 7, read as 1, 83.2 %</comment>
        <translation>%1 #%2 是 %3，被认作 %4，%5</translation>
    </message>
    <message>
        <source>; it does not look like a digit to the model</source>
        <translation>；在模型看来不像数字</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>1 run deleted</source>
        <translation>已删除 1 条训练记录</translation>
    </message>
    <message>
        <source>%1 runs deleted</source>
        <translation>已删除 %1 条训练记录</translation>
    </message>
    <message>
        <source>1 run cannot be read: %1</source>
        <translation>1 条训练记录无法读取：%1</translation>
    </message>
    <message>
        <source>%1 runs cannot be read, such as %2</source>
        <translation>%1 条训练记录无法读取，例如 %2</translation>
    </message>
    <message>
        <source>1 moment kept</source>
        <translation>保留了 1 个时刻</translation>
    </message>
    <message>
        <source>%1 moments kept</source>
        <translation>保留了 %1 个时刻</translation>
    </message>
    <message>
        <source>%1, others were removed to make room</source>
        <translation>%1，其余的已移除以腾出空间</translation>
    </message>
    <message>
        <source>The moments of 1 run were removed to make room for newer ones</source>
        <translation>为给较新的时刻腾出空间，已移除 1 条训练记录的时刻</translation>
    </message>
    <message>
        <source>The moments of %1 runs were removed to make room for newer ones</source>
        <translation>为给较新的时刻腾出空间，已移除 %1 条训练记录的时刻</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1, changed since it was saved</source>
        <translation>%1，保存后有改动</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>none of its own</source>
        <translation>没有自己的文件</translation>
    </message>
    <message>
        <source>%1, with the tutorial&apos;s ReLU before the softmax</source>
        <translation>%1，softmax 之前带有教程中的 ReLU</translation>
    </message>
    <message>
        <source>the digits 0 to 9</source>
        <translation>数字 0 到 9</translation>
    </message>
    <message>
        <source>%1 of the test images</source>
        <translation>测试图像的 %1</translation>
    </message>
    <message>
        <source>%1 of %2 test images</source>
        <translation>%2 幅测试图像中的 %1</translation>
    </message>
    <message>
        <source>preset %1, %2 of %3 epochs, batch %4, learning rate %5 (%6), augmentation %7, label smoothing %8, threads %9</source>
        <translation>预设 %1，已完成 %2/%3 轮，批大小 %4，学习率 %5（%6），数据增强 %7，标签平滑 %8，线程 %9</translation>
    </message>
    <message>
        <source>none: its probabilities are as the network gives them</source>
        <translation>无：概率即网络给出的原值</translation>
    </message>
    <message>
        <source>outputs divided by %1; below %2 an image is taken for none</source>
        <translation>输出除以 %1；低于 %2 的图像视为不属于任何类别</translation>
    </message>
    <message>
        <source>not taught</source>
        <translation>未教过</translation>
    </message>
    <message>
        <source>%1, of which it then read %2</source>
        <translation>%1，教后能正确识别其中的 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>imported from %1, another program&apos;s file; %2</source>
        <translation>从其他程序的文件 %1 导入；%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>可识别</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>训练数据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Taught</source>
        <translation>教学微调</translation>
    </message>
    <message>
        <source>Came from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>none that is kept</source>
        <translation>没有保留的记录</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>share</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 px</source>
        <comment>pixels</comment>
        <translation>%1 px</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>How far images are turned at most, in degrees to either side; usual: 12</source>
        <translation>图像向两侧最多旋转的角度，以度计；常用值：12</translation>
    </message>
    <message>
        <source>%1°</source>
        <comment>degrees</comment>
        <translation>%1°</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>How much wider or narrower, taller or lower images become at most, width and height each for itself; usual: 12 %</source>
        <translation>图像最多变宽或变窄、变高或变矮多少，宽和高各自变化；常用值：12 %</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>错切</translation>
    </message>
    <message>
        <source>How far images lean to either side at most: pixels sideways for each pixel down; usual: 0.2</source>
        <translation>图像向两侧最多倾斜多少：每向下一个像素，横向偏移的像素数；常用值：0.2</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>How far images move at most in each direction, in pixels; usual: 2</source>
        <translation>图像在每个方向上最多移动多少像素；常用值：2</translation>
    </message>
    <message>
        <source>Elastic</source>
        <translation>弹性</translation>
    </message>
    <message>
        <source>How far strokes are bent, as if drawn on rubber, in pixels (standard deviation); usual: 0.9</source>
        <translation>笔画弯曲的程度，如同画在橡皮上，以像素计（标准差）；常用值：0.9</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>粗细</translation>
    </message>
    <message>
        <source>How much thicker or thinner strokes become at most: 100 % is one pixel at each edge; usual: 0 to 30 %</source>
        <translation>笔画最多变粗或变细多少：100 % 表示每侧边缘一个像素；常用值：0 到 30 %</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Label smoothing: the share of each target that all digits have in common, which keeps the network from being too sure; usual: 5 %</source>
        <translation>标签平滑：每个目标中由所有数字均分的比例，使网络不至于过分自信；常用值：5 %</translation>
    </message>
    <message>
        <source>Other styles</source>
        <translation>其他写法</translation>
    </message>
    <message>
        <source>The share of the images that are synthetic digits in styles that MNIST lacks, such as a 7 with a bar; usual: 10 %</source>
        <translation>MNIST 所缺写法的合成数字（例如带横杠的 7）在图像中的比例；常用值：10 %</translation>
    </message>
    <message>
        <source>No digits</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>The share of the images that are synthetic ink that is no digit, so that the network learns to say so; usual: 5 %</source>
        <translation>不是数字的合成墨迹在图像中的比例，让网络学会指出“不是数字”；常用值：5 %</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>The language changes when the program is started again</source>
        <translation>语言在重新启动程序后改变</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The dataset&apos;s images, and your own drawings</source>
        <translation>数据集的图像，以及你自己的手写图</translation>
    </message>
    <message>
        <source>Dataset</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>我的数字</translation>
    </message>
    <message>
        <source>Deform</source>
        <translation>形变</translation>
    </message>
    <message>
        <source>How the next run deforms its images</source>
        <translation>下次训练怎样对图像做形变</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>数据增强</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>误判</translation>
    </message>
    <message>
        <source>What the model reads wrong, and which digits it confuses</source>
        <translation>模型误判了哪些图像，混淆了哪些数字</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>How the drawing goes through the network, and why it is read as it is</source>
        <translation>手写图怎样经过网络，为什么会这样识别</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Through the run</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>分布图</translation>
    </message>
    <message>
        <source>Where the test images and the drawing lie for the network</source>
        <translation>测试图像和手写图在网络看来位于何处</translation>
    </message>
    <message>
        <source>Robust</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>How far digits can be deformed before the model misreads them</source>
        <translation>数字形变到什么程度，模型才会误判</translation>
    </message>
    <message>
        <source>Robustness</source>
        <translation>稳健性</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>训练记录</translation>
    </message>
    <message>
        <source>The runs that are kept, and the log</source>
        <translation>保留的训练记录，以及日志</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>导出所显示的内容</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>tooltip (shortcut)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>a %1</source>
        <comment>a 7</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>写一个数字</translation>
    </message>
    <message>
        <source>Draw a letter or digit</source>
        <translation>写一个字母或数字</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开一张图片</translation>
    </message>
    <message>
        <source>Replace file</source>
        <translation>替换文件</translation>
    </message>
    <message>
        <source>“%1” exists already. Replace it?</source>
        <translation>“%1”已存在。要替换它吗？</translation>
    </message>
    <message>
        <source>It lies in %1; what it holds now will be lost.</source>
        <translation>它位于 %1；现有内容将会丢失。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>Unsaved model</source>
        <translation>未保存的模型</translation>
    </message>
    <message>
        <source>Save the model “%1”?</source>
        <translation>保存模型“%1”？</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Exported %1</source>
        <translation>已导出 %1</translation>
    </message>
    <message>
        <source>%1: the picture could not be written as PNG</source>
        <translation>%1：图片无法写成 PNG</translation>
    </message>
    <message>
        <source>Models (%1)</source>
        <translation>模型 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <comment>share (lower to upper bound)</comment>
        <translation>%1（%2 到 %3）</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>1 epoch</source>
        <translation>1 轮</translation>
    </message>
    <message>
        <source>%1 epochs</source>
        <translation>%1 轮</translation>
    </message>
    <message>
        <source>1 drawing</source>
        <translation>1 幅手写图</translation>
    </message>
    <message>
        <source>%1 drawings</source>
        <translation>%1 幅手写图</translation>
    </message>
</context>
<context>
    <name>ui::ThroughChart</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>The drawing&apos;s probabilities through the run</source>
        <translation>训练过程中手写图的概率</translation>
    </message>
    <message>
        <source>Plot of the probabilities against the moments</source>
        <translation>概率随时刻变化的曲线图</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>%.0f %</source>
        <comment>tick of the probability axis; %.0f is the number</comment>
        <translation>%.0f %</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>class: probability</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Probability of</source>
        <translation>概率</translation>
    </message>
</context>
<context>
    <name>ui::ThroughPage</name>
    <message>
        <source>Whose readings these are</source>
        <translation>识别结果的来源</translation>
    </message>
    <message>
        <source>Your drawing through the run</source>
        <translation>训练过程中你的手写图</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>导出为图片…</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
</context>
<context>
    <name>ui::ThroughPresenter</name>
    <message>
        <source>Export the chart as a picture</source>
        <translation>将图表导出为图片</translation>
    </message>
    <message>
        <source>Export the probabilities as a table</source>
        <translation>将概率导出为表格</translation>
    </message>
    <message>
        <source>Click Train, or open the model of a kept run: here it will be seen how the drawing is read through the run.</source>
        <translation>点击“训练”，或打开保留的训练记录的模型：这里会显示手写图在训练过程中怎样被识别。</translation>
    </message>
    <message>
        <source>%1: here it will be seen how it is read through the run.</source>
        <comment>Draw a digit: ...</comment>
        <translation>%1：这里会显示它在训练过程中怎样被识别。</translation>
    </message>
    <message>
        <source>How the drawing is read at each moment of %1, from untrained to now</source>
        <translation>手写图在 %1 的每个时刻怎样被识别，从训练前到现在</translation>
    </message>
</context>
<context>
    <name>ui::TimeBar</name>
    <message>
        <source>The moment that is looked at</source>
        <translation>正在查看的时刻</translation>
    </message>
    <message>
        <source>Moments of the run</source>
        <translation>训练的各个时刻</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>训练的时刻</translation>
    </message>
    <message>
        <source>&amp;Earlier moment</source>
        <translation>上一时刻(&amp;E)</translation>
    </message>
    <message>
        <source>Go one moment of the run back</source>
        <translation>在训练中后退一个时刻</translation>
    </message>
    <message>
        <source>&amp;Later moment</source>
        <translation>下一时刻(&amp;L)</translation>
    </message>
    <message>
        <source>Go one moment of the run on</source>
        <translation>在训练中前进一个时刻</translation>
    </message>
    <message>
        <source>&amp;Now</source>
        <translation>现在(&amp;N)</translation>
    </message>
    <message>
        <source>Go back to the model as it is now</source>
        <translation>回到现在的模型</translation>
    </message>
    <message>
        <source>Save m&amp;oment as…</source>
        <translation>时刻另存为(&amp;O)…</translation>
    </message>
    <message>
        <source>Save the model of this moment to a file</source>
        <translation>将此时刻的模型保存到文件</translation>
    </message>
    <message>
        <source>&amp;Hold the moments</source>
        <translation>暂停播放(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Play the moments</source>
        <translation>播放时刻(&amp;P)</translation>
    </message>
    <message>
        <source>Stay at this moment</source>
        <translation>停在此时刻</translation>
    </message>
    <message>
        <source>Go through the moments of the run, from untrained to now</source>
        <translation>依次经过训练的各个时刻，从训练前到现在</translation>
    </message>
    <message>
        <source>This is the first moment</source>
        <translation>这是第一个时刻</translation>
    </message>
    <message>
        <source>This is now</source>
        <translation>这就是现在</translation>
    </message>
    <message>
        <source>All pages, the bars and the canvas follow the moment</source>
        <translation>所有页面、概率条和画布都跟随此时刻</translation>
    </message>
</context>
<context>
    <name>ui::TimePresenter</name>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Save the model of this moment</source>
        <translation>保存此时刻的模型</translation>
    </message>
</context>
<context>
    <name>ui::TourBubble</name>
    <message>
        <source>What this step of the tour tells</source>
        <translation>导览这一步的说明</translation>
    </message>
    <message>
        <source>Step of the tour</source>
        <translation>导览步骤</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>End the tour (Escape)</source>
        <translation>结束导览（Escape）</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>Back to the step before (Alt+B)</source>
        <translation>返回上一步（Alt+B）</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>Go on (Alt+N)</source>
        <translation>继续（Alt+N）</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>step of the tour</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Do&amp;ne</source>
        <translation>完成(&amp;N)</translation>
    </message>
</context>
<context>
    <name>ui::TrainBar</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Unpause</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Start a run with these settings</source>
        <translation>用这些设置开始训练</translation>
    </message>
    <message>
        <source>Stop the run and keep what it has learned</source>
        <translation>停止训练并保留已学到的内容</translation>
    </message>
    <message>
        <source>Un&amp;pause</source>
        <translation>继续(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Let the run go on</source>
        <translation>让训练继续</translation>
    </message>
    <message>
        <source>Hold the run</source>
        <translation>暂停训练</translation>
    </message>
</context>
<context>
    <name>ui::TrainingChart</name>
    <message>
        <source>Accuracy and loss of the run</source>
        <translation>训练的准确率和损失</translation>
    </message>
    <message>
        <source>Plot of accuracy and loss</source>
        <translation>准确率和损失的曲线图</translation>
    </message>
    <message>
        <source>Plus and minus zoom along the epochs, the arrows move there, Home shows all.</source>
        <translation>加号和减号沿轮数轴缩放，方向键沿该轴移动，Home 显示全部。</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>How the chart shows the run</source>
        <translation>图表怎样显示训练</translation>
    </message>
    <message>
        <source>Click Train to see accuracy and loss here</source>
        <translation>点击“训练”，这里会显示准确率和损失</translation>
    </message>
    <message>
        <source>Epoch %1</source>
        <translation>第 %1 轮</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a run: its values</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>train error %1, loss %2</source>
        <translation>训练错误率 %1，损失 %2</translation>
    </message>
    <message>
        <source>train %1, loss %2</source>
        <translation>训练 %1，损失 %2</translation>
    </message>
    <message>
        <source>test error %1, loss %2 (after epoch %3)</source>
        <translation>测试错误率 %1，损失 %2（第 %3 轮后）</translation>
    </message>
    <message>
        <source>test %1, loss %2 (after epoch %3)</source>
        <translation>测试 %1，损失 %2（第 %3 轮后）</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误率</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>previous run</source>
        <translation>上次训练</translation>
    </message>
</context>
<context>
    <name>ui::TrainingPresenter</name>
    <message>
        <source>Resumed after epoch %1</source>
        <translation>已从第 %1 轮之后恢复</translation>
    </message>
    <message>
        <source>Training %1, head `%2`, on %3: %4 epochs, batch %5, rate %6, seed %7, threads %8 (%9)</source>
        <translation>训练 %1，输出头 `%2`，数据集 %3：%4 轮，批大小 %5，学习率 %6，随机种子 %7，线程 %8（%9）</translation>
    </message>
    <message>
        <source>Before training: test %1</source>
        <translation>训练前：测试 %1</translation>
    </message>
    <message>
        <source>Epoch %1: train %2, test %3, %4 s</source>
        <translation>第 %1 轮：训练 %2，测试 %3，%4 秒</translation>
    </message>
    <message>
        <source>Completed: test %1 in %2 s</source>
        <translation>已完成：测试 %1，用时 %2 秒</translation>
    </message>
    <message>
        <source>Stopped: test %1 after %2 s</source>
        <translation>已停止：测试 %1，用时 %2 秒</translation>
    </message>
</context>
<context>
    <name>ui::UnitDetails</name>
    <message>
        <source>Activation of the unit</source>
        <translation>该单元的激活值</translation>
    </message>
    <message>
        <source>What the weights are</source>
        <translation>权重的说明</translation>
    </message>
    <message>
        <source>How often the unit is active</source>
        <translation>该单元激活的频率</translation>
    </message>
    <message>
        <source>Dead and never-silent units of the layer</source>
        <translation>该层的失效单元和从不静默的单元</translation>
    </message>
    <message>
        <source>Whose answers they are</source>
        <translation>响应的来源</translation>
    </message>
    <message>
        <source>Why there are no answers</source>
        <translation>没有响应的原因</translation>
    </message>
    <message>
        <source>The selected unit</source>
        <translation>选中的单元</translation>
    </message>
    <message>
        <source>Which unit is selected</source>
        <translation>选中的是哪个单元</translation>
    </message>
    <message>
        <source>Point at a unit, or go to it with the arrow keys; a click or Enter holds it</source>
        <translation>指向一个单元，或用方向键移到它；单击或按 Enter 键将其固定</translation>
    </message>
    <message>
        <source>Linear path, ±%1</source>
        <translation>线性路径，±%1</translation>
    </message>
    <message>
        <source>%1 of %2 %3 dead, %4 never silent</source>
        <translation>%2 个%3：%1 个失效，%4 个从不静默</translation>
    </message>
    <message>
        <source>units</source>
        <translation>单元</translation>
    </message>
    <message>
        <source>Images that excite the unit most</source>
        <translation>最能激发该单元的图像</translation>
    </message>
    <message>
        <source>The highest value of the channel&apos;s feature map for the drawing</source>
        <translation>该通道对这幅手写图的特征图的最大值</translation>
    </message>
    <message>
        <source>Activation for the drawing</source>
        <translation>对这幅手写图的激活值</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>Layer %1, channel %2</source>
        <translation>第 %1 层，通道 %2</translation>
    </message>
    <message>
        <source>Layer %1, unit %2</source>
        <translation>第 %1 层，单元 %2</translation>
    </message>
    <message>
        <source>Kernel %1x%1</source>
        <translation>卷积核 %1x%1</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Linear path</source>
        <translation>线性路径</translation>
    </message>
    <message>
        <source>%1, ±%2</source>
        <translation>%1，±%2</translation>
    </message>
    <message>
        <source>The weights that the channel looks at each place with; the strongest colour is %1</source>
        <translation>该通道在每个位置上所用的权重；最浓的颜色表示 %1</translation>
    </message>
    <message>
        <source>The unit&apos;s own weights; the strongest colour is %1</source>
        <translation>该单元自身的权重；最浓的颜色表示 %1</translation>
    </message>
    <message>
        <source>The product of the weights up to the unit, as if there were no activation between them</source>
        <translation>直到该单元为止各层权重的乘积，视同其间没有激活函数</translation>
    </message>
    <message>
        <source>Feature map %1x%1</source>
        <translation>特征图 %1x%1</translation>
    </message>
    <message>
        <source>What the channel gives for the drawing, place by place; the strongest colour is its highest value</source>
        <translation>该通道对这幅手写图逐个位置给出的值；最浓的颜色表示其中的最大值</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>无图像</translation>
    </message>
    <message>
        <source>The unit doesn&apos;t look at the drawing&apos;s pixels, but at what other layers made of them: a picture of its weights would not be true</source>
        <translation>该单元看到的不是手写图的像素，而是其他层由像素得出的结果：把它的权重画成图像并不能反映真实情况</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Dead: never active</source>
        <translation>失效：从不激活</translation>
    </message>
    <message>
        <source>Never silent</source>
        <translation>从不静默</translation>
    </message>
    <message>
        <source>Active for %1</source>
        <translation>对 %1 的图像激活</translation>
    </message>
    <message>
        <source>No ReLU here: none can be dead</source>
        <translation>这里没有 ReLU：不会有失效的单元</translation>
    </message>
    <message>
        <source>Dead: all of the map is 0 for every test image, drawn as a hole. Never silent: all of it is above 0 for every one, drawn with a violet corner.</source>
        <translation>失效：对每幅测试图像，整张特征图都为 0，画成空洞。从不静默：对每幅测试图像，整张特征图都大于 0，带紫色角标。</translation>
    </message>
    <message>
        <source>Dead: 0 for every test image, drawn as a hole. Never silent: above 0 for every test image, drawn with a violet corner.</source>
        <translation>失效：对每幅测试图像都为 0，画成空洞。从不静默：对每幅测试图像都大于 0，带紫色角标。</translation>
    </message>
    <message>
        <source>test #%1, label %2</source>
        <translation>测试图像 #%1，标签 %2</translation>
    </message>
    <message>
        <source>%1: click to put it on the canvas</source>
        <translation>%1：单击可放到画布上</translation>
    </message>
</context>
<context>
    <name>ui::Verdict</name>
    <message>
        <source>%1 or %2, each %3</source>
        <translation>%1 或 %2，各 %3</translation>
    </message>
    <message>
        <source>any of the %1, each %2</source>
        <translation>%1 个皆有可能，各 %2</translation>
    </message>
    <message>
        <source>%1: each %2</source>
        <comment>names of classes</comment>
        <translation>%1：各 %2</translation>
    </message>
    <message>
        <source>Recognised digit</source>
        <translation>识别出的数字</translation>
    </message>
    <message>
        <source>Doesn&apos;t look like a digit</source>
        <translation>看起来不像数字</translation>
    </message>
    <message>
        <source>Doesn&apos;t look like any</source>
        <translation>看起来都不像</translation>
    </message>
    <message>
        <source>most like %1, %2</source>
        <translation>最像 %1，%2</translation>
    </message>
    <message>
        <source>Can&apos;t tell</source>
        <translation>难以判断</translation>
    </message>
    <message>
        <source>wrong: labelled %1, %2</source>
        <translation>有误：标签为 %1，%2</translation>
    </message>
    <message>
        <source>or %1, %2</source>
        <translation>或 %1，%2</translation>
    </message>
</context>
<context>
    <name>ui::WhyPage</name>
    <message>
        <source>The explanation in one sentence</source>
        <translation>一句话解释</translation>
    </message>
    <message>
        <source>Why this digit</source>
        <translation>为什么是这个数字</translation>
    </message>
    <message>
        <source>the most probable</source>
        <translation>概率最高的</translation>
    </message>
    <message>
        <source>Rather than this one</source>
        <translation>而不是这一个</translation>
    </message>
    <message>
        <source>the next one</source>
        <translation>概率次高的</translation>
    </message>
    <message>
        <source>How large the smallest change is</source>
        <translation>最小改动有多大</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>为什么</translation>
    </message>
    <message>
        <source>Export as picture…</source>
        <translation>导出为图片…</translation>
    </message>
    <message>
        <source>Export as table…</source>
        <translation>导出为表格…</translation>
    </message>
    <message>
        <source>rather than</source>
        <translation>而不是</translation>
    </message>
    <message>
        <source>How pixels are weighed</source>
        <translation>如何衡量像素</translation>
    </message>
    <message>
        <source>Pixels by gradients</source>
        <translation>像素：梯度</translation>
    </message>
    <message>
        <source>Pixels by occlusion</source>
        <translation>像素：遮挡</translation>
    </message>
    <message>
        <source>Gradients: integrated gradients of the difference of the two outputs, from a black image to this one. Occlusion: how far the difference falls when a square of 5x5 pixels is blackened.</source>
        <translation>梯度：两个输出之差的积分梯度，从黑色图像积到当前图像。遮挡：将 5x5 像素的方块涂黑后，该差值下降多少。</translation>
    </message>
    <message>
        <source>What speaks for and against</source>
        <translation>支持与反对的依据</translation>
    </message>
    <message>
        <source>The nearest training images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>The training images that the network sees as most alike, by the last hidden layer: label and distance. A click puts one on the canvas.</source>
        <translation>按最后一个隐藏层来看，网络认为最相似的训练图像：标签与距离。单击可将其放到画布上。</translation>
    </message>
    <message>
        <source>Nearest training images</source>
        <translation>最近的训练图像</translation>
    </message>
    <message>
        <source>The smallest change that tips it over</source>
        <translation>使判定翻转的最小改动</translation>
    </message>
    <message>
        <source>The changed drawing</source>
        <translation>改动后的手写图</translation>
    </message>
    <message>
        <source>Left: the drawing; right: with the smallest change</source>
        <translation>左：手写图；右：加上最小改动之后</translation>
    </message>
    <message>
        <source>From the drawing to the changed one</source>
        <translation>从手写图到改动后的手写图</translation>
    </message>
    <message>
        <source>Smallest change</source>
        <translation>最小改动</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>支持 %1</translation>
    </message>
    <message>
        <source>No change was found that makes it %1</source>
        <comment>makes it a 7</comment>
        <translation>未找到能使它变成 %1 的改动</translation>
    </message>
    <message>
        <source>added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>read as %1: %2 of the ink, distance %3</source>
        <translation>认作 %1：改动了 %2 的墨迹，距离 %3</translation>
    </message>
    <message>
        <source>Why this class</source>
        <translation>为什么是这个类别</translation>
    </message>
</context>
<context>
    <name>ui::WhyPresenter</name>
    <message>
        <source>Looking at the training images: %1</source>
        <translation>正在查看训练图像：%1</translation>
    </message>
    <message>
        <source>Export the explanation as a picture</source>
        <translation>将解释导出为图片</translation>
    </message>
    <message>
        <source>Export the explanation as a table</source>
        <translation>将解释导出为表格</translation>
    </message>
    <message>
        <source>%1: here it will be seen why it is read as it is.</source>
        <comment>Draw a digit: ...</comment>
        <translation>%1：这里会显示它为什么被这样识别。</translation>
    </message>
    <message>
        <source>Open a model or click Train: here it will be seen why it reads the drawing as it does.</source>
        <translation>打开模型或点击“训练”：这里会显示模型为什么这样识别手写图。</translation>
    </message>
    <message>
        <source>Get a dataset in the Dataset page: its images are compared with the drawing.</source>
        <translation>在“数据集”页面获取数据集：其中的图像将与手写图比较。</translation>
    </message>
</context>
<context>
    <name>ui::WindowCloser</name>
    <message>
        <source>Its run stays in the list of runs, from which it can be opened again.</source>
        <translation>它的训练仍留在训练记录列表中，可以从那里重新打开。</translation>
    </message>
    <message>
        <source>What it has learned since it was last saved is lost otherwise.</source>
        <translation>否则，上次保存之后学到的内容会丢失。</translation>
    </message>
</context>
</TS>
