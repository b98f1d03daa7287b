/** A place in a movement. */
export interface Seat {
  seatId: number;
  saleSeatId: number;
  row: string;
  seatNumber: string;
  areaId: number;
  area: string;
  areaKind: string;
  entranceId: number;
  entrance: string;
  entranceCode: string;
}

export const SEATS_PER_ROW = 20;

const areas = ['Parterre', 'Balcon', 'Galerie', 'Loge'];
const AREA_ID = 10_228_635_460_000;
const ENTRANCE_ID = 10_228_635_470_000;
const SALE_SEATS = 50_000_000;

/** The seat of a row (0 is A) in an area; the left half of a row is entered by door A. */
export function seatIn(area: number, row: number, position: number, seatId: number): Seat {
  const door = position < SEATS_PER_ROW / 2 ? 0 : 1;
  const letter = door === 0 ? 'A' : 'B';
  return {
    seatId,
    saleSeatId: seatId + SALE_SEATS,
    row: row < 26 ? String.fromCharCode(65 + row) : String(row + 1),
    seatNumber: String(position + 1),
    areaId: AREA_ID + area,
    area: areas[area] ?? `Zone ${area + 1}`,
    areaKind: 'SEATED',
    entranceId: ENTRANCE_ID + door,
    entrance: `Porte ${letter}`,
    entranceCode: letter,
  };
}
