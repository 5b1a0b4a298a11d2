import { spawn } from 'node:child_process';

export interface Step {
  readonly title: string;
  readonly command: readonly [string, ...string[]];
  /** Steps that say nothing when these have failed: what they would look at is not there. */
  readonly needs?: readonly string[];
}

export interface StepResult {
  readonly title: string;
  readonly outcome: 'passed' | 'failed' | 'not run';
  readonly seconds: number;
}

/** Runs the steps one after the other and says what became of each; a failed one does not stop those that can do without it. */
export async function runSteps(
  steps: readonly Step[],
  run: (step: Step) => Promise<boolean> = runCommand,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const missing = step.needs?.find((title) =>
      results.some((done) => done.title === title && done.outcome !== 'passed'),
    );
    if (missing !== undefined) {
      console.log(`\n━━ ${step.title}: not run, since “${missing}” did not pass`);
      results.push({ title: step.title, outcome: 'not run', seconds: 0 });
      continue;
    }
    console.log(`\n━━ ${step.title}`);
    const start = performance.now();
    const passed = await run(step);
    const seconds = (performance.now() - start) / 1000;
    console.log(`━━ ${step.title}: ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`);
    results.push({ title: step.title, outcome: passed ? 'passed' : 'failed', seconds });
  }
  return results;
}

function runCommand({ command: [program, ...parameters] }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.once('exit', (code) => resolve(code === 0));
  });
}
