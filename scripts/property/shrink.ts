import type { Step, World } from './world.ts';

/** How long a failing case is made smaller, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Leaves out of a failing case what it fails without: steps first, then damage, trouble, news and delay of those that are left.
 * @param fails whether a case still fails
 */
export async function shrink(
  world: World,
  fails: (smaller: World) => Promise<boolean>
): Promise<World> {
  const until = Date.now() + PATIENCE;
  let smallest = await withoutHalves(world, fails, until);
  for (let size = -1; size !== smallest.steps.length && Date.now() < until;) {
    size = smallest.steps.length;
    for (let index = size - 1; index >= 0 && Date.now() < until; index -= 1) {
      const steps = smallest.steps.filter((_, each) => each !== index);
      if (steps.length > 0 && (await fails({ ...smallest, steps }))) {
        smallest = { ...smallest, steps };
      }
    }
  }
  for (const [index, step] of smallest.steps.entries()) {
    for (const plain of plainer(step)) {
      const steps = smallest.steps.with(index, plain);
      if (Date.now() < until && (await fails({ ...smallest, steps }))) {
        smallest = { ...smallest, steps };
      }
    }
  }
  return smallest;
}

/** What follows the failure, and what lies far before it, goes in one piece. */
async function withoutHalves(
  world: World,
  fails: (smaller: World) => Promise<boolean>,
  until: number
): Promise<World> {
  let smallest = world;
  for (let part = Math.ceil(world.steps.length / 2); part > 1; part = Math.ceil(part / 2)) {
    for (const steps of [smallest.steps.slice(0, -part), smallest.steps.slice(part)]) {
      if (steps.length === 0 || Date.now() > until) continue;
      if (await fails({ ...smallest, steps })) smallest = { ...smallest, steps };
    }
  }
  return smallest;
}

function plainer(step: Step): readonly Step[] {
  return [
    ...(step.trouble === null ? [] : [{ ...step, trouble: null }]),
    ...(step.damage === null ? [] : [{ ...step, damage: null }]),
    ...(step.status === null ? [] : [{ ...step, status: null }]),
    ...(step.more > 0 ? [{ ...step, more: 0 }] : []),
    ...(step.asGuest ? [{ ...step, asGuest: false }] : []),
    ...(step.later ? [{ ...step, later: false }] : [])
  ];
}
