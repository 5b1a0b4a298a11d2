import type { Page } from '@playwright/test';
import type { MeasuredPage } from '../measured-page.ts';
import { printFigure, quantile } from './figures.ts';

const EDITS = 200;
const FIELD = '[name="backends.0.validation.hostname"]';
const OUTPUTS = ['yaml-preview', 'diagram'];
const GOAL = { p50: 11, p95: 16 } as const;

declare global {
  interface Window {
    /** Milliseconds from the key press to the painted output; `NaN` while the last edit is not painted yet. */
    edits: number[];
  }
}

/**
 * Types into the host name and prints how long it takes until both the YAML and the diagram that show it are painted: from
 * the key press as the browser received it to the end of the frame after the last of the two has changed.
 */
export async function benchEdits({ address, context }: MeasuredPage): Promise<void> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  const field = page.locator(FIELD);
  await field.fill('api.example');
  // The first sign of life brings the code that draws the output.
  await page.getByTestId('yaml-preview').filter({ hasText: 'hostname: api.example' }).waitFor();
  await page.waitForTimeout(500);
  await page.evaluate(watchOutputs, OUTPUTS);
  await field.press('End');
  for (let edit = 0; edit < EDITS; edit++) await typeOnce(page, edit);
  const edits = await page.evaluate(() => window.edits);
  console.log(`\nEdit → painted YAML and diagram (${edits.length} edits of the host name)`);
  printFigure('p50', quantile(edits, 0.5), 'ms', GOAL.p50);
  printFigure('p95', quantile(edits, 0.95), 'ms', GOAL.p95);
  printFigure('slowest', quantile(edits, 1), 'ms');
  await page.close();
}

/** A letter more and a letter less in turn: a valid name each time, and a change each time. */
async function typeOnce(page: Page, edit: number): Promise<void> {
  await page.keyboard.press(edit % 2 === 0 ? 'x' : 'Backspace');
  await page.waitForFunction((done) => window.edits.length === done, edit + 1, { timeout: 2000, polling: 20 });
}

/** Runs in the page. Holds no named function: tsx would wrap it in a call that the page lacks. */
function watchOutputs(testIds: string[]): void {
  window.edits = [];
  let start: number | undefined;
  let waitingFor = new Set<string>();
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    if (start !== undefined) window.edits.push(performance.now() - start);
    start = undefined;
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      start = timeStamp;
      waitingFor = new Set(testIds);
    },
    true,
  );
  for (const testId of testIds) {
    const output = document.querySelector(`[data-testid="${testId}"]`);
    if (output === null) throw new Error(`The page shows no ${testId}.`);
    new MutationObserver(() => {
      if (!waitingFor.delete(testId) || waitingFor.size > 0) return;
      // A message sent within a frame's callback is answered after that frame is painted.
      requestAnimationFrame(() => painted.port2.postMessage(undefined));
    }).observe(output, { subtree: true, childList: true, characterData: true, attributes: true });
  }
}
