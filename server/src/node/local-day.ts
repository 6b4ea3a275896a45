/** The day where the user is, `YYYY-MM-DD`: the one in UTC can be another. */
export function localDay(date: Date): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
