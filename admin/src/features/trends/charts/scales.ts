import { scaleBand, scaleLinear } from '@visx/scale';

export type Scales = ReturnType<typeof scales>;

const TICKS = 3;

/** The values beside a picture: whole ones, unless all are below one. */
const ticksOf = (ticks: readonly number[], most: number): number[] => {
  if (most === 0) return [0];
  return most < 1 ? [...ticks] : ticks.filter(Number.isInteger);
};

/** Where spans and values lie in a picture. A chart of zeros shows them at the bottom. */
export function scales(
  spans: number,
  most: number,
  { height, width }: { width: number; height: number },
) {
  const y = scaleLinear<number>({
    domain: [0, most > 0 ? most : 1],
    range: [height, 0],
    nice: TICKS,
  });
  return {
    x: scaleBand<number>({
      domain: Array.from({ length: spans }, (_, index) => index),
      range: [0, width],
      padding: 0.2,
    }),
    y,
    ticks: ticksOf(y.ticks(TICKS), most),
  };
}
