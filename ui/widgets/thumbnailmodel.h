#pragma once

#include <QAbstractListModel>
#include <QByteArrayView>

namespace ui
{

/// Images to be shown as thumbnails, each with a short text below.
class ThumbnailModel : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// The 784 bytes of a row's image; 255 is ink. Valid until the model changes.
    virtual QByteArrayView pixels(int row) const = 0;
    /// What stands below the image.
    virtual QString text(int row) const = 0;
    /// All that there is to say of it, for tool tips and assistive technology.
    virtual QString caption(int row) const = 0;
    /// Whether the image stands out from the others.
    virtual bool isMarked(int /*row*/) const { return false; }
    /// A text that is as wide as any.
    virtual QString widestText() const { return QStringLiteral("0"); }

    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
};

} // namespace ui
