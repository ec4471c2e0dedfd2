const SECOND = 1000;
const MINUTE = 60;

const two = (n: number): string => String(n).padStart(2, '0');

/** `0:07`, `12:30`, `1:02:03`: read the same in all languages. */
export const elapsedText = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const [hours, minutes] = [Math.floor(seconds / MINUTE ** 2), Math.floor(seconds / MINUTE) % MINUTE];
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(seconds % MINUTE)}` : `${String(minutes)}:${two(seconds % MINUTE)}`;
};
