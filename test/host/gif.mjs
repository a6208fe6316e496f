// Makes an animated picture of screenshots: reads PNGs as Chromium writes them and writes a GIF, of which each frame holds
// only what has changed.
import { inflateSync } from 'node:zlib';

/**
 * The bytes of a GIF that is shown over and over.
 *
 * @param {readonly { png: Uint8Array, time: number }[]} frames all of one size; how long each is seen, in milliseconds
 */
export function gifOf(frames) {
  const images = frames.map(({ png, time }) => ({ ...pixelsOf(png), time }));
  const { width, height } = images[0];
  if (images.some((image) => image.width !== width || image.height !== height))
    throw new Error('the frames of a picture have to be of one size');
  const palette = paletteOf(images.map(({ pixels }) => pixels));
  const indexed = images.map(({ pixels }) => Uint8Array.from(pixels, (color) => palette.indexOf(color)));
  const bytes = [...ascii('GIF89a'), ...word(width), ...word(height), 0x80 | (colorBits - 1), 0, 0];
  for (let index = 0; index < 2 ** colorBits; index++) bytes.push(...rgb(palette.colors[index] ?? 0));
  bytes.push(0x21, 0xff, 11, ...ascii('NETSCAPE2.0'), 3, 1, 0, 0, 0);
  for (const [index, pixels] of indexed.entries()) {
    const area = changedArea(indexed[index - 1], pixels, width, height);
    const before = indexed[index - 1];
    const cut = cutOut(pixels, before, width, area);
    bytes.push(0x21, 0xf9, 4, 0x05, ...word(Math.round(images[index].time / 10)), transparent, 0);
    bytes.push(0x2c, ...word(area.left), ...word(area.top), ...word(area.width), ...word(area.height), 0);
    bytes.push(colorBits);
    const data = packed(cut);
    for (let at = 0; at < data.length; at += 255) {
      const block = data.slice(at, at + 255);
      bytes.push(block.length, ...block);
    }
    bytes.push(0);
  }
  bytes.push(0x3b);
  return Uint8Array.from(bytes);
}

const colorBits = 5;
/** Stands for what the frame before shows. */
const transparent = 2 ** colorBits - 1;

/** How many pixels a colour has to have to be one of the palette's. */
const seen = 30;

/** Every pixel as 0xRRGGBB. */
function pixelsOf(png) {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const chunks = [];
  let header;
  for (let at = 8; at < png.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...png.subarray(at + 4, at + 8));
    const data = png.subarray(at + 8, at + 8 + length);
    if (name === 'IHDR') header = data;
    if (name === 'IDAT') chunks.push(data);
    at += length + 12;
  }
  const [depth, kind, , , interlaced] = header.subarray(8);
  const channels = { 2: 3, 6: 4 }[kind];
  if (depth !== 8 || channels === undefined || interlaced !== 0) throw new Error('no PNG as Chromium writes it');
  const size = new DataView(header.buffer, header.byteOffset);
  const [width, height] = [size.getUint32(0), size.getUint32(4)];
  const raw = unfiltered(inflateSync(Buffer.concat(chunks)), width * channels, height, channels);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * channels;
    pixels[at] = (raw[from] << 16) | (raw[from + 1] << 8) | raw[from + 2];
  }
  return { width, height, pixels };
}

/** Undoes the filters of a PNG (its specification, section 9). */
function unfiltered(data, stride, height, step) {
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const filter = data[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const here = row * stride + column;
      const left = column >= step ? out[here - step] : 0;
      const up = row > 0 ? out[here - stride] : 0;
      const corner = row > 0 && column >= step ? out[here - stride - step] : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[here] = data[row * (stride + 1) + 1 + column] + predicted;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The most frequent colours that are not too much alike; every other one becomes the nearest of them. */
function paletteOf(frames) {
  const counts = new Map();
  for (const pixels of frames) for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= seen).sort((a, b) => b[1] - a[1]);
  const colors = [];
  // A rare red says more than one more shade of grey.
  for (let alike = 32_000; colors.length < transparent && alike >= 1; alike /= 2) {
    for (const [color] of frequent) {
      if (colors.length < transparent && colors.every((other) => distance(color, other) > alike)) colors.push(color);
    }
  }
  const known = new Map();
  const nearest = (color) => {
    let best = 0;
    for (let index = 1; index < colors.length; index++)
      if (distance(color, colors[index]) < distance(color, colors[best])) best = index;
    return best;
  };
  const indexOf = (color) => {
    const index = known.get(color) ?? nearest(color);
    known.set(color, index);
    return index;
  };
  return { colors, indexOf };
}

function distance(a, b) {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((a >> shift) & 255) - ((b >> shift) & 255));
  return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

function changedArea(before, now, width, height) {
  if (!before) return { left: 0, top: 0, width, height };
  let [left, top, right, bottom] = [width - 1, height - 1, 0, 0];
  for (let at = 0; at < now.length; at++) {
    if (now[at] === before[at]) continue;
    const [column, row] = [at % width, Math.floor(at / width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return {
    left: Math.min(left, right),
    top: Math.min(top, bottom),
    width: Math.max(1, right - left + 1),
    height: Math.max(1, bottom - top + 1),
  };
}

function cutOut(pixels, before, width, area) {
  const out = new Uint8Array(area.width * area.height);
  for (let row = 0; row < area.height; row++) {
    for (let column = 0; column < area.width; column++) {
      const at = (area.top + row) * width + area.left + column;
      out[row * area.width + column] = before && before[at] === pixels[at] ? transparent : pixels[at];
    }
  }
  return out;
}

/** LZW as GIF has it: codes grow from one bit more than the colours have to twelve, and the table begins anew when it is full. */
function packed(indices) {
  const clear = 2 ** colorBits;
  const out = [];
  let [bits, count, size] = [0, 0, colorBits + 1];
  let table = new Map();
  let next = clear + 2;
  const put = (code) => {
    bits |= code << count;
    count += size;
    for (; count >= 8; count -= 8, bits >>>= 8) out.push(bits & 255);
  };
  put(clear);
  let prefix = indices[0];
  for (let at = 1; at < indices.length; at++) {
    const key = (prefix << 8) | indices[at];
    const known = table.get(key);
    if (known !== undefined) {
      prefix = known;
      continue;
    }
    put(prefix);
    prefix = indices[at];
    if (next === 4096) {
      put(clear);
      table = new Map();
      next = clear + 2;
      size = colorBits + 1;
      continue;
    }
    table.set(key, next);
    if (next === 2 ** size) size++;
    next++;
  }
  put(prefix);
  put(clear + 1);
  if (count > 0) out.push(bits & 255);
  return out;
}

function rgb(color) {
  return [(color >> 16) & 255, (color >> 8) & 255, color & 255];
}

function word(number) {
  return [number & 255, number >> 8];
}

function ascii(text) {
  return [...text].map((letter) => letter.charCodeAt(0));
}
