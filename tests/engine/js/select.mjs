// The values at some ranks of a column, without sorting all of it: the same partition as in Rust.

function insertionSort(v, low, high) {
  for (let i = low + 1; i < high; i++) {
    const value = v[i];
    let j = i;
    for (; j > low && v[j - 1] > value; j--) v[j] = v[j - 1];
    v[j] = value;
  }
}

const sample = new Float64Array(15);

function select(v, low, high, rank) {
  while (high - low > 24) {
    const length = high - low, stride = Math.floor(length / 15);
    for (let i = 0; i < 15; i++) sample[i] = v[low + i * stride + (stride >> 1)];
    insertionSort(sample, 0, 15);
    const pivot = sample[Math.min(14, Math.floor(((rank - low) * 15) / length))];
    let front = low;
    for (let i = low; i < high; i++) {
      const value = v[i];
      v[i] = v[front];
      v[front] = value;
      front += +(value < pivot);
    }
    if (rank < front) {
      high = front;
      continue;
    }
    let equal = front;
    for (let i = front; i < high; i++) {
      const value = v[i];
      v[i] = v[equal];
      v[equal] = value;
      equal += +(value <= pivot);
    }
    if (rank < equal) return v[rank];
    low = equal;
  }
  insertionSort(v, low, high);
  return v[rank];
}

const ranks = (count) => [10, 25, 50, 75, 90].map((percent) => Math.ceil((percent * count) / 100) - 1);

/** P10, P25, P50, P75 and P90; puts the column into another order. */
export function bySelecting(column) {
  const [p10, p25, p50, p75, p90] = ranks(column.length);
  const median = select(column, 0, column.length, p50);
  const quarter = select(column, 0, p50, p25);
  const tenth = select(column, 0, p25 + 1, p10);
  const threeQuarters = select(column, p50, column.length, p75);
  const nineTenths = select(column, p75, column.length, p90);
  return [tenth, quarter, median, threeQuarters, nineTenths];
}

/** The same as most would write it. */
export function bySorting(column) {
  column.sort();
  return ranks(column.length).map((rank) => column[rank]);
}
