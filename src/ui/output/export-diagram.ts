/** The diagram as a file that looks the same without this page: all colours and fonts resolved. */

const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
] as const;

const MARGIN = 16;
/** Pixels per CSS pixel, so that a picture stays sharp in a document. */
const SCALE = 2;

export async function exportDiagram(drawing: SVGSVGElement, format: 'svg' | 'png'): Promise<Blob> {
  const { text, width, height } = standalone(drawing);
  return format === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await rasterize(text, width, height);
}

/** The drawing as an SVG document of its own. */
export function standalone(drawing: SVGSVGElement): { text: string; width: number; height: number } {
  const [, , boxWidth = 0, boxHeight = 0] = (drawing.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const [width, height] = [boxWidth + 2 * MARGIN, boxHeight + 2 * MARGIN];
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  resolveStyles(drawing, copy);
  for (const name of ['data-testid', 'data-shape', 'class', 'style']) copy.removeAttribute(name);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  copy.prepend(paper(copy, width, height, paperColour(drawing)));
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

function resolveStyles(from: Element, to: Element): void {
  const originals = [...from.querySelectorAll('*')];
  const copies = [...to.querySelectorAll('*')];
  originals.forEach((original, index) => {
    const copy = copies[index];
    if (copy === undefined) return;
    const style = getComputedStyle(original);
    if (isPainted(original)) {
      for (const property of PAINT) {
        const value = style.getPropertyValue(property);
        if (value !== '') copy.setAttribute(property, value);
      }
    }
    for (const name of ['class', 'role', 'tabindex', 'aria-label', 'aria-hidden']) copy.removeAttribute(name);
  });
}

function isPainted(element: Element): boolean {
  return ['path', 'rect', 'text'].includes(element.tagName);
}

function paper(copy: SVGSVGElement, width: number, height: number, colour: string): Element {
  const rect = copy.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  const attributes = { x: -MARGIN, y: -MARGIN, width, height, fill: colour };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
  return rect;
}

/** The colour of the nodes' paper, which is that of the page's surface. */
function paperColour(drawing: SVGSVGElement): string {
  const node = drawing.querySelector('.paper');
  return (node === null ? '' : getComputedStyle(node).fill) || 'white';
}

/** A data address, since the page's policy allows no blob ones for images. */
async function rasterize(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no canvas.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture is too large.')) : resolve(blob)),
      'image/png',
    );
  });
}
