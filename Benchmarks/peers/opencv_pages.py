#!/usr/bin/env python3
"""A competent OpenCV script reading pages: connected ink of about one height, row by row, and a CNN.

Paper divided away and Otsu as in opencv_cnn.py; what touches the edge, or is lower than two fifths of the
highest piece of ink, is left out.
"""

import cv2
import numpy as np

import opencv_cnn
import page_set

#: Long side the script works at: a row of ten digits shares what one had alone.
WORKING_SIDE = 800


def pieces(mask):
    """The boxes and masks of ink that may be digits."""
    count, labels, facts, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    height, width = mask.shape
    boxes = [(label, *(int(fact) for fact in facts[label][:4])) for label in range(1, count)
             if facts[label, cv2.CC_STAT_AREA] >= 20]
    boxes = [(label, x, y, w, h) for label, x, y, w, h in boxes
             if h >= 8 and x > 0 and y > 0 and x + w < width and y + h < height
             and h < height / 2 and w < width / 2]
    if not boxes:
        return []
    highest = max(box[4] for box in boxes)
    return [((x, y, w, h), np.where(labels[y:y + h, x:x + w] == label, 255, 0).astype(np.uint8))
            for label, x, y, w, h in boxes if h >= 0.4 * highest and w <= 2 * h]


def in_rows(found):
    """The pieces row by row: from the top, what begins above a row's middle belongs to it."""
    rows = []
    for box, ink in sorted(found, key=lambda piece: piece[0][1] + piece[0][3] / 2):
        middle = box[1] + box[3] / 2
        if rows:
            last = rows[-1]
            level = np.mean([other[1] + other[3] / 2 for other, _ in last])
            if middle - level < 0.6 * np.median([other[3] for other, _ in last]):
                last.append((box, ink))
                continue
        rows.append([(box, ink)])
    return [sorted(row, key=lambda piece: piece[0][0]) for row in rows]


def main():
    options = page_set.command_line(__doc__).parse_args()
    cv2.setNumThreads(1)
    network = opencv_cnn.onnx_network()

    def answer(path):
        gray = opencv_cnn.read_gray(path, opencv_cnn.full_gray, WORKING_SIDE)
        if gray is None:
            return []
        found = pieces(opencv_cnn.ink_mask(opencv_cnn.dark_ink(gray)))
        rows = ["".join(str(network(picture)) for _, ink in row
                        if (picture := opencv_cnn.mnist_picture(ink)) is not None)
                for row in in_rows(found)]
        return [row for row in rows if row]
    page_set.run("OpenCV contours + CNN", options, answer)


if __name__ == "__main__":
    main()
