import { startApp } from './app';
import { timeNew } from './apply';
import { median, medianRatio } from './statistics';
async function main() {
  const running = await startApp({ backgroundWork: false });
  const t = await timeNew(running.strapi, 1_000_000, { rounds: 40, warmUp: 40 });
  for (const [n, v] of Object.entries(t)) console.log(n, median(v).toFixed(2));
  console.log(
    'new/bare',
    medianRatio(t.applied, t.bare).toFixed(2),
    'naive/new',
    medianRatio(t.naive, t.applied).toFixed(2),
    'new/again',
    medianRatio(t.applied, t.again).toFixed(2),
  );
  await running.stop();
}
void main();
