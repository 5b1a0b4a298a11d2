import { type Configuration, DEFAULTS } from '../../src/configuration/configuration.ts';
import { implementation } from '../../src/implementations/envoy-gateway/implementation.ts';
import { lens } from '../../src/lens/lens.ts';
import { generatedText } from '../../src/lens/settle.ts';
import { fetchStructures, type Structures } from '../../src/review/admission.ts';
import { reduce } from '../../src/workspace/reduce.ts';
import { reviewOf } from '../../src/workspace/reviewing.ts';
import { initialState, type WorkspaceState } from '../../src/workspace/state.ts';
import { printFigure, quantile } from './figures.ts';

const SIZES = [1, 10, 100] as const;
const KEYSTROKES = 60;
/** Milliseconds at ten documents, for 95 of 100 keystrokes. */
const GOAL = 50;
/** Milliseconds that no keystroke may hold the page up for, at a hundred documents. */
const LONGEST = 100;

/** Prints how long a keystroke in the YAML takes to reach form, diagram and markers: everything but the painting. */
export async function benchText(): Promise<void> {
  console.log(`\nKeystroke in the YAML → form, hops, findings (${KEYSTROKES} keystrokes)`);
  for (const size of SIZES) {
    const strokes = await strokesOf(size);
    for (const time of ['passed', 'worked'] as const) {
      const times = strokes.map((stroke) => stroke[time]);
      const name = `${size} documents, ${time === 'worked' ? 'processor time, ' : ''}`;
      printFigure(`${name}p50`, quantile(times, 0.5), 'ms');
      printFigure(`${name}p95`, quantile(times, 0.95), 'ms', size === 10 ? GOAL : undefined);
      printFigure(`${name}slowest`, quantile(times, 1), 'ms', size === 100 ? LONGEST : undefined);
    }
  }
}

/** Milliseconds that one keystroke took. */
interface Stroke {
  /** By the clock: what else the machine does counts as well. */
  readonly passed: number;
  /** Of all threads together: compiling and collecting garbage count as well, other programs do not. */
  readonly worked: number;
}

async function strokesOf(size: number): Promise<readonly Stroke[]> {
  const configuration = withBackends(size);
  const text = generatedText(implementation.write(configuration));
  const objects = lens.readText(text).documents.flatMap((one) => one.objects.map(({ object }) => object));
  let state = readyState(configuration, await fetchStructures(objects, configuration.setting));
  return Array.from({ length: KEYSTROKES }, (_, stroke) => {
    const typed = text.replace('api.internal.example', `${'a'.repeat(stroke % 20)}b.internal.example`);
    const [start, before] = [performance.now(), process.cpuUsage()];
    state = reduce(state, { type: 'type-text', text: typed, from: text });
    if (state.shown !== null) reviewOf(state.shown);
    const { user, system } = process.cpuUsage(before);
    return { passed: performance.now() - start, worked: (user + system) / 1000 };
  });
}

function readyState(configuration: Configuration, structures: Structures): WorkspaceState {
  const ready = [
    { type: 'restore', work: { configuration, parked: {}, drafts: {}, hand: null } },
    { type: 'implementation-loaded', id: 'envoy-gateway', implementation },
    { type: 'lens-loaded', lens },
    { type: 'structures-loaded', structures },
  ] as const;
  return ready.reduce<WorkspaceState>(reduce, initialState());
}

/** One policy for each backend. */
function withBackends(count: number): Configuration {
  const [first] = DEFAULTS.backends;
  const backend = (index: number): Configuration['backends'][number] => {
    const target = first.target.kind === 'Service' ? { ...first.target, name: `backend-${index}` } : first.target;
    return { ...first, rule: index, target };
  };
  return { ...DEFAULTS, backends: [backend(0), ...Array.from({ length: count - 1 }, (_, rest) => backend(rest + 1))] };
}
