#include "core/network/product.h"
#include "tests/support/difference.h"

#include <QTest>

#include <random>
#include <thread>

using core::Matrix;

namespace
{

using Prepare = core::ProductPointer (*)(const Matrix& a, const Matrix& b, const Matrix& c);

/// How a matrix lies in a buffer.
enum class Layout { Dense, Rows, Columns, Transposed, TransposedRows, TransposedColumns };

constexpr Layout layouts[] = {Layout::Dense,          Layout::Rows,
                              Layout::Columns,        Layout::Transposed,
                              Layout::TransposedRows, Layout::TransposedColumns};

/// A matrix in the midst of a buffer of random numbers.
class Sample
{
public:
    Sample(std::ptrdiff_t rows, std::ptrdiff_t columns, Layout layout, std::mt19937& random)
    {
        const bool isTransposed = layout >= Layout::Transposed;
        if (isTransposed) {
            std::swap(rows, columns);
            layout = Layout(int(layout) - int(Layout::Transposed));
        }
        const std::ptrdiff_t moreRows = layout == Layout::Rows ? 3 : 0;
        const std::ptrdiff_t moreColumns = layout == Layout::Columns ? 5 : 0;
        const Matrix whole = fill(rows + moreRows, columns + moreColumns, random);
        const Matrix part =
            whole.rowRange(moreRows / 2, rows).columnRange(moreColumns / 2, columns);
        m_matrix = isTransposed ? part.transposed() : part;
    }

    const Matrix& matrix() const { return m_matrix; }

    double value(std::ptrdiff_t row, std::ptrdiff_t column) const
    {
        return m_matrix.first[row * m_matrix.rowStride + column * m_matrix.columnStride];
    }

    /// The elements, row by row.
    std::vector<float> values() const
    {
        std::vector<float> all;
        for (std::ptrdiff_t row = 0; row < m_matrix.rows; ++row) {
            for (std::ptrdiff_t column = 0; column < m_matrix.columns; ++column) {
                all.push_back(static_cast<float>(value(row, column)));
            }
        }
        return all;
    }

    /// The buffer with zeros where the matrix lies.
    std::vector<float> surroundings() const
    {
        std::vector<float> rest = m_buffer;
        float* first = rest.data() + (m_matrix.first - m_buffer.data());
        for (std::ptrdiff_t row = 0; row < m_matrix.rows; ++row) {
            for (std::ptrdiff_t column = 0; column < m_matrix.columns; ++column) {
                first[row * m_matrix.rowStride + column * m_matrix.columnStride] = 0;
            }
        }
        return rest;
    }

private:
    Matrix fill(std::ptrdiff_t rows, std::ptrdiff_t columns, std::mt19937& random)
    {
        std::uniform_real_distribution<float> distribution(-1, 1);
        m_buffer.resize(static_cast<std::size_t>(rows * columns));
        std::generate(m_buffer.begin(), m_buffer.end(), [&] { return distribution(random); });
        return {m_buffer.data(), rows, columns, columns};
    }

    std::vector<float> m_buffer;
    Matrix m_matrix;
};

/// The definition of a product, row by row.
std::vector<double> productOf(const Sample& a, const Sample& b)
{
    std::vector<double> sums;
    for (std::ptrdiff_t row = 0; row < a.matrix().rows; ++row) {
        for (std::ptrdiff_t column = 0; column < b.matrix().columns; ++column) {
            double sum = 0;
            for (std::ptrdiff_t i = 0; i < a.matrix().columns; ++i) {
                sum += a.value(row, i) * b.value(i, column);
            }
            sums.push_back(sum);
        }
    }
    return sums;
}

double differenceOf(const Sample& product, const std::vector<double>& expected)
{
    const std::vector<float> values = product.values();
    return support::relativeDifference<double>(values, expected);
}

constexpr double tolerance = 1e-5; ///< relative, of norms: 784 floats summed one by one reach 1e-6

} // namespace

class TstProduct : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsTheDefinition_data()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("inner");
        QTest::addColumn<int>("columns");
        const auto add = [](const char* library, Prepare prepare) {
            QTest::addRow("%s 1x1x1", library) << prepare << 1 << 1 << 1;
            QTest::addRow("%s 1x784x10", library) << prepare << 1 << 784 << 10;
            QTest::addRow("%s 7x13x5", library) << prepare << 7 << 13 << 5;
            QTest::addRow("%s 13x1x7", library) << prepare << 13 << 1 << 7;
            QTest::addRow("%s 63x784x33", library) << prepare << 63 << 784 << 33;
        };
        add("chosen", core::prepareProduct);
        add("ATen", core::prepareAtenProduct);
    }

    /// In all layouts of the two factors and of the product.
    void equalsTheDefinition()
    {
        QFETCH(int, rows);
        QFETCH(int, inner);
        QFETCH(int, columns);
        std::mt19937 random(1);
        for (const Layout ofA : layouts) {
            const Sample a(rows, inner, ofA, random);
            for (const Layout ofB : layouts) {
                const Sample b(inner, columns, ofB, random);
                const std::vector<double> expected = productOf(a, b);
                for (const Layout ofC : layouts) {
                    const QByteArray name = QByteArray::number(int(ofA)) + " times " +
                                            QByteArray::number(int(ofB)) + " in " +
                                            QByteArray::number(int(ofC));
                    const Sample c(rows, columns, ofC, random);
                    multiplyTwice(a, b, c, expected, name);
                    if (QTest::currentTestFailed()) {
                        return;
                    }
                }
            }
        }
    }

    void theProductOfARowEqualsTheDefinition()
    {
        std::mt19937 random(1);
        for (const int inner : {1, 15, 16, 17, 784}) {
            for (const int columns : {1, 3, 4, 5, 33}) {
                for (const Layout ofB : {Layout::Transposed, Layout::TransposedColumns}) {
                    const Sample a(1, inner, Layout::Dense, random);
                    const Sample b(inner, columns, ofB, random);
                    const Sample c(1, columns, Layout::Columns, random);
                    const std::vector<float> surroundings = c.surroundings();
                    const auto product =
                        core::prepareRowProduct(a.matrix(), b.matrix(), c.matrix());
                    product->run();
                    product->run();
                    QVERIFY(differenceOf(c, productOf(a, b)) < tolerance);
                    QVERIFY(c.surroundings() == surroundings);
                }
            }
        }
    }

    void takesTheNumbersThatAreThereWhenItRuns_data() { addLibraries(); }

    void takesTheNumbersThatAreThereWhenItRuns()
    {
        QFETCH(Prepare, prepare);
        std::mt19937 random(1);
        Sample a(6, 20, Layout::Dense, random);
        const Sample b(20, 4, Layout::Transposed, random);
        const Sample c(6, 4, Layout::Dense, random);
        const core::ProductPointer product = prepare(a.matrix(), b.matrix(), c.matrix());
        product->run();
        const std::vector<float> before = a.values();
        std::copy(before.rbegin(), before.rend(), a.matrix().first);
        product->run();
        QVERIFY(differenceOf(c, productOf(a, b)) < tolerance);
    }

    void anotherThreadMayRunIt_data() { addLibraries(); }

    void anotherThreadMayRunIt()
    {
        QFETCH(Prepare, prepare);
        std::mt19937 random(1);
        const Sample a(63, 300, Layout::Dense, random);
        const Sample b(300, 33, Layout::Transposed, random);
        const Sample c(63, 33, Layout::Columns, random);
        const core::ProductPointer product = prepare(a.matrix(), b.matrix(), c.matrix());
        std::jthread([&] { product->run(); }).join();
        QVERIFY(differenceOf(c, productOf(a, b)) < tolerance);
    }

    void namesItsLibrary() { QVERIFY(!core::productLibrary().isEmpty()); }

private:
    static void addLibraries()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::newRow("chosen") << Prepare(core::prepareProduct);
        QTest::newRow("ATen") << Prepare(core::prepareAtenProduct);
    }

    /// A second run must not add to the first.
    static void multiplyTwice(
        const Sample& a, const Sample& b, const Sample& c, const std::vector<double>& expected,
        const QByteArray& name)
    {
        QFETCH(Prepare, prepare);
        const std::vector<float> surroundings = c.surroundings();
        const core::ProductPointer product = prepare(a.matrix(), b.matrix(), c.matrix());
        for (int i = 0; i < 2; ++i) {
            product->run();
            const double difference = differenceOf(c, expected);
            QVERIFY2(difference < tolerance, name + ": " + QByteArray::number(difference));
            QVERIFY2(c.surroundings() == surroundings, name);
        }
    }
};

QTEST_GUILESS_MAIN(TstProduct)
#include "tst_product.moc"
