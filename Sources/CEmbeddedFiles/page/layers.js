// What a viewer can show of a photo: the photo, and every stage of its reading laid where it belongs.

// Stages that show the digit alone; their pictures lie over its box.
const DIGIT_STAGES = new Set(["crop-to-ink", "bridge-gaps", "turn-ink", "normalize-stroke", "fit-to-box", "center-by-mass"]);
// The side of the picture and that of the box in it into which MNIST fits a digit, in pixels.
const MNIST_SIDE = 28;
const MNIST_BOX = 20;

// Where a stage's picture lies in a photo's frame; `box` is the digit's box in that frame.
function placeOf(stage, frame, box) {
  const shape = stage.width / Math.max(1, stage.height);
  if (!DIGIT_STAGES.has(stage.stage) && Math.abs(shape / (frame.width / frame.height) - 1) < 0.02) {
    return { x: 0, y: 0, width: frame.width, height: frame.height };
  }
  const isOnBox = DIGIT_STAGES.has(stage.stage) && box;
  const room = isOnBox ? box : { x: 0, y: 0, width: frame.width, height: frame.height };
  let [width, height] = [room.width, room.width / shape];
  if (height > room.height !== Boolean(isOnBox && shape === 1)) [width, height] = [room.height * shape, room.height];
  if (stage.stage === "center-by-mass" && isOnBox) {
    width = Math.max(room.width, room.height) * MNIST_SIDE / MNIST_BOX;
    height = width;
  }
  return { x: room.x + (room.width - width) / 2, y: room.y + (room.height - height) / 2, width, height };
}

// The layers of a photo: `photo()` draws it, `drawStage(stage, place)` draws a stage's picture.
function photoLayers(story, words, frame, box, photo, drawStage) {
  const layers = [{ name: "photo", title: "Photo", group: "", draw: photo }];
  const [winner, others] = waysOf(story);
  const add = (way, group) => {
    for (const stage of way.stages) {
      if (layers.some((layer) => layer.name === stage.picture)) continue;
      layers.push({
        name: stage.picture, title: words.stage(stage.stage).title, group, stage: stage.stage,
        draw: () => drawStage(stage, placeOf(stage, frame, box)),
      });
    }
  };
  if (winner) add(winner, "Stages");
  for (const way of others) add(way, way.title);
  return layers;
}

// The layer offered over the photo: the ink that was chosen.
function inkLayer(layers) {
  return (layers.find((layer) => layer.stage === "select-ink") ?? layers.find((layer) => layer.stage === "find-marks"))?.name ?? null;
}
