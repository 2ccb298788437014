/** The filters that name none of these test files: misspelt, and not a suite that is broken. */
export function unmatchedFilters(filters, files) {
  // Where there are options, only the runner knows what is a filter.
  if (filters.some((filter) => filter.startsWith("-"))) return [];
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file));
  return filters.filter((filter) => !tests.some((file) => file.includes(filter)));
}
