'use strict';

(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const main = document.getElementById('main');
  const contents = document.getElementById('contents');

  const COLOURS = {
    image: '#3d7fc1', video: '#c4622d', audio: '#2f8f6b', text: '#8a7a2f', pdf: '#b8504f',
    dicom: '#8b63b8', nifti: '#4f8d99', scene: '#7d8a3f', unknown: '#7a828e',
  };

  /* Names come from files, so nothing here takes text for markup: elements are made, and text is
     appended to them. */

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties ?? {})) {
      if (value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  /** Text without what would be invisible or turn it round: control and direction characters. */
  function visible(text) {
    return String(text).replace(
      /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu,
      (c) => '\\u' + c.codePointAt(0).toString(16).padStart(4, '0'));
  }

  const path = (text) => element('span', {class: 'path'}, visible(text));

  const whole = new Intl.NumberFormat('en');
  const short = new Intl.NumberFormat('en', {maximumSignificantDigits: 3});
  const count = (n) => whole.format(n);

  function bytes(n) {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
    let unit = 0;
    while (n >= 1024 && unit + 1 < units.length) {
      n /= 1024;
      unit++;
    }
    return (n < 1000 ? short.format(n) : count(Math.round(n))) + ' ' + units[unit];
  }

  function seconds(s) {
    if (s < 1) return short.format(s * 1000) + ' ms';
    if (s < 60) return short.format(s) + ' s';
    const rest = Math.round(s);
    const parts = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
    return parts.map((n, i) => n + ' ' + ['h', 'min', 's'][i]).slice(parts[0] ? 0 : 1).join(' ');
  }

  function percent(part, all) {
    return all === 0 ? '0 %' : short.format(100 * part / all) + ' %';
  }

  const files = (n) => count(n) + (n === 1 ? ' file' : ' files');

  let sections = 0;
  function section(title, ...children) {
    const id = 'section-' + ++sections;
    contents.append(element('li', {}, element('a', {href: '#' + id}, title)));
    const made = element('section', {'aria-labelledby': id}, element('h2', {id}, title), ...children);
    main.append(made);
    return made;
  }

  /* Tables. A column is {name, key: row => what to sort by, show: row => what to see}. */

  let tables = 0;
  function table(caption, columns, rows) {
    const id = 'filter-' + ++tables;
    const body = element('tbody');
    const shown = element('output', {for: id});
    const entries = rows.map((row) => {
      const cells = columns.map((column, i) => {
        const cell = element(
          i === 0 ? 'th' : 'td', {scope: i === 0 ? 'row' : undefined, class: column.class});
        cell.append(...[column.show ? column.show(row) : visible(column.key(row))].flat());
        return cell;
      });
      const line = element('tr', {}, ...cells);
      return {row, line, text: line.textContent.toLowerCase()};
    });
    const input = element('input', {
      id, type: 'search', 'aria-label': 'Filter: ' + caption, autocomplete: 'off', spellcheck: 'false',
    });

    function filter() {
      const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let matches = 0;
      for (const entry of entries) {
        const match = wanted.every((word) => entry.text.includes(word));
        entry.line.hidden = !match;
        matches += match ? 1 : 0;
      }
      shown.textContent = wanted.length ? matches + ' of ' + entries.length : '';
    }

    function sort(column, header) {
      const up = header.getAttribute('aria-sort') === 'descending'
        || (!column.number && header.getAttribute('aria-sort') !== 'ascending');
      for (const other of header.parentNode.children) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const sign = up ? 1 : -1;
      entries.sort((a, b) => {
        const [x, y] = [column.key(a.row), column.key(b.row)];
        return sign * (column.number ? (x ?? -1) - (y ?? -1) : String(x).localeCompare(String(y)));
      });
      body.append(...entries.map((entry) => entry.line));
    }

    const head = element('tr');
    for (const column of columns) {
      const button = element('button', {type: 'button'}, column.name);
      const header = element('th', {scope: 'col', class: column.class}, button);
      button.addEventListener('click', () => sort(column, header));
      head.append(header);
    }
    input.addEventListener('input', filter);
    body.append(...entries.map((entry) => entry.line));
    return [
      element('div', {class: 'filter'}, element('label', {for: id}, 'Filter'), input, shown),
      element('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption},
        element('table', {}, element('caption', {}, caption), element('thead', {}, head), body)),
    ];
  }

  const number = (name, key, show) => ({
    name, key, number: true, class: 'number',
    show: (row) => key(row) === undefined ? '' : (show ?? count)(key(row)),
  });
  const words = (name, key) => ({name, key});
  const place = (name, key) => ({name, key, class: 'wide', show: (row) => path(key(row))});

  /* Charts. Each has its numbers as a table behind it. */

  const charts = [];
  function chart(title, summary, height, config, columns, rows) {
    const canvas = element('canvas', {role: 'img', 'aria-label': title + ': ' + summary});
    const plot = element('div', {class: 'plot'}, canvas);
    plot.style.height = height + 'px';
    const numbers = element('details', {}, element('summary', {}, 'Numbers'));
    numbers.addEventListener(
      'toggle', () => numbers.append(...table(title, columns, rows)), {once: true});
    charts.push({canvas, config});
    return element('figure', {},
      element('figcaption', {}, element('strong', {}, title), element('span', {}, summary)),
      plot, numbers);
  }

  function paint() {
    const style = getComputedStyle(document.documentElement);
    Chart.defaults.color = style.getPropertyValue('--text').trim();
    Chart.defaults.borderColor = style.getPropertyValue('--line').trim();
    for (const one of charts) {
      one.drawn?.destroy();
      one.drawn = new Chart(one.canvas, one.config);
    }
  }

  function distribution({title, bins, kinds}) {
    const sums = bins.map((_, i) => kinds.reduce((sum, kind) => sum + kind.counts[i], 0));
    const all = sums.reduce((sum, n) => sum + n, 0);
    const most = sums.indexOf(Math.max(...sums));
    const summary = files(all) + ', most often ' + bins[most] + ' (' + percent(sums[most], all) + ')';
    return chart(title, summary, 90 + 24 * bins.length, {
      type: 'bar',
      data: {
        labels: bins,
        datasets: kinds.map(({kind, counts}) => ({
          label: kind, data: counts, backgroundColor: COLOURS[kind], maxBarThickness: 20,
        })),
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: {stacked: true, ticks: {precision: 0}, title: {display: true, text: 'files'}},
          y: {stacked: true, grid: {display: false}, ticks: {autoSkip: false}},
        },
        plugins: {legend: {display: kinds.length > 1, position: 'bottom'}},
      },
    }, [
      words('Class', (row) => row.bin),
      ...kinds.map(({kind}, i) => number(kind, (row) => row.counts[i])),
      number('Share', (row) => row.sum, (n) => percent(n, all)),
    ], bins.map((bin, i) => ({bin, counts: kinds.map((kind) => kind.counts[i]), sum: sums[i]})));
  }

  function resolutions(kinds) {
    const rows = kinds.flatMap(({kind, sizes}) =>
      sizes.map(([width, height, n]) => ({kind, width, height, n})));
    const widths = rows.map((row) => row.width);
    const heights = rows.map((row) => row.height);
    const sampled = kinds.some((kind) => kind.sampled < kind.files);
    const summary = count(rows.length) + (rows.length === 1 ? ' size' : ' different sizes')
      + (sampled ? ' in a random sample' : '')
      + ', ' + count(Math.min(...widths)) + ' to ' + count(Math.max(...widths)) + ' wide, '
      + count(Math.min(...heights)) + ' to ' + count(Math.max(...heights)) + ' high';
    const axis = (text, sides) => ({
      type: 'logarithmic',
      // Room for the circles at the edges.
      min: Math.min(...sides) / 1.3,
      max: Math.max(...sides) * 1.3,
      title: {display: true, text},
      ticks: {maxRotation: 0, callback: (n) => /^[125]0*$/.test(n) ? count(n) : ''},
    });
    const made = chart('Resolution as displayed (pixels)', summary, 420, {
      type: 'bubble',
      data: {
        datasets: kinds.map(({kind, sizes}) => ({
          label: kind,
          backgroundColor: COLOURS[kind] + 'a0',
          borderColor: COLOURS[kind],
          data: sizes.map(([x, y, n]) => ({x, y, n, r: Math.min(16, 3 + Math.sqrt(n - 1))})),
        })),
      },
      options: {
        animation: false,
        maintainAspectRatio: false,
        scales: {x: axis('width', widths), y: axis('height', heights)},
        plugins: {
          legend: {position: 'bottom'},
          tooltip: {
            callbacks: {
              label: ({dataset, raw}) =>
                dataset.label + ' ' + raw.x + ' x ' + raw.y + ': ' + files(raw.n),
            },
          },
        },
      },
    }, [
      words('Kind', (row) => row.kind),
      number('Width', (row) => row.width),
      number('Height', (row) => row.height),
      number(sampled ? 'Files of the sample' : 'Files', (row) => row.n),
    ], rows);
    made.className = 'whole';
    return made;
  }

  function tile(name, value) {
    return element('div', {}, element('dt', {}, name), element('dd', {}, value));
  }

  const RANK = {error: 2, warning: 1, info: 0};
  const severity = (name) => element('span', {class: name}, name);

  function overview() {
    const all = data.totals;
    document.getElementById('heading').append(
      visible(data.places.join(', ')),
      data.morePlaces ? ' and ' + data.morePlaces + ' more' : '',
      ' \u00b7 made ', element('time', {datetime: data.made}, data.made.slice(0, 16).replace('T', ' ') + ' UTC'));
    const tiles = element('dl', {class: 'tiles'},
      tile('Files', count(all.files)),
      tile('Size', bytes(all.bytes)),
      tile('Admitted metadata', count(all.admitted)),
      tile('Partly read', count(all.partial)),
      tile('Not read', count(all.failed)));
    if (data.duplicates.files) tiles.append(tile('Duplicates', count(data.duplicates.files)));
    section('Totals', tiles);
  }

  function io() {
    const all = data.totals;
    const tiles = element('dl', {class: 'tiles'},
      tile('Bytes read', bytes(all.bytesRead)),
      tile('Of all bytes', percent(all.bytesRead, all.bytes)),
      tile('Reads', count(all.reads)),
      tile('Reads for a file', short.format(all.files ? all.reads / all.files : 0)),
      tile('Time in files', seconds(all.micros / 1e6)));
    if (data.seconds !== undefined) {
      tiles.append(tile('Scan took', seconds(data.seconds)));
      if (data.seconds > 0) tiles.append(tile('Files a second', short.format(all.files / data.seconds)));
    }
    section('Input and output', tiles);
  }

  function kinds() {
    section('Kinds', ...table('Files and what reading them took, by kind', [
      words('Kind', (row) => row.kind),
      number('Files', (row) => row.files),
      number('Size', (row) => row.bytes, bytes),
      number('Admitted', (row) => row.admitted),
      number('Partly read', (row) => row.partial),
      number('Not read', (row) => row.failed),
      number('Bytes read', (row) => row.bytesRead, bytes),
      number('Reads', (row) => row.reads),
      number('Time in files', (row) => row.micros / 1e6, seconds),
    ], data.kinds));
  }

  const example = ({path: file, message}) => [path(file), element('br'), visible(message)];

  function findings() {
    if (!data.findings.length) {
      section('Findings', element('p', {}, 'There is nothing to say against any file.'));
      return;
    }
    section('Findings', ...table('What was found, the worst first, with a few random examples', [
      words('Code', (row) => row.code),
      {
        name: 'Severity', key: (row) => RANK[row.severity], number: true,
        show: (row) => severity(row.severity),
      },
      number('Files', (row) => row.files),
      number('Share', (row) => row.files, (n) => percent(n, data.totals.files)),
      {
        name: 'Examples', key: (row) => row.examples[0].path, class: 'wide',
        show: ({examples: [first, ...rest]}) => rest.length
          ? [...example(first), element('details', {},
            element('summary', {}, count(rest.length) + ' more'),
            element('ul', {}, ...rest.map((one) => element('li', {}, ...example(one)))))]
          : example(first),
      },
      {...words('Remedy', (row) => row.remedy), class: 'wide'},
    ], data.findings));
  }

  function distributions() {
    const figures = data.distributions.filter((one) => one.bins.length).map(distribution);
    const pictures = data.resolutions.filter((one) => one.sizes.length);
    if (pictures.length) figures.unshift(resolutions(pictures));
    if (figures.length) section('Distributions', element('div', {class: 'figures'}, ...figures));
  }

  function series() {
    const {rows, judged, oneIn, verdicts, remedies} = data.series;
    if (!judged) return;
    const notes = [Object.entries(verdicts).map(([text, n]) => count(n) + ' ' + text).join('; ') + '.'];
    if (oneIn > 1) notes.push('A random sample of one series in ' + count(oneIn) + ', each with all its files.');
    if (rows.length < judged) notes.push('The table holds the worst ' + count(rows.length) + ' of ' + count(judged) + '.');
    const grade = ['good', 'warning', 'error'];
    const made = section('DICOM series', element('p', {class: 'note'}, notes.join(' ')),
      ...table('Series and what will become of each', [
        place('Series', (row) => row.series || '(no SeriesInstanceUID)'),
        {
          name: 'Verdict', key: (row) => row.severity, number: true, class: 'verdict',
          show: (row) => element('span', {class: grade[row.severity]}, row.verdict),
        },
        words('Modality', (row) => row.modality),
        number('Files', (row) => row.files),
        number('Refused', (row) => row.refused),
        number('Frames', (row) => row.frames),
        {
          name: 'Matrix', key: (row) => row.columns * row.rows || 0, number: true, class: 'number',
          show: (row) => row.columns ? row.columns + ' x ' + row.rows : '',
        },
        number('Spacing', (row) => row.spacing, (mm) => short.format(mm) + ' mm'),
        {
          name: 'Findings', key: (row) => row.findings.length, number: true, class: 'wide',
          show: (row) => element('ul', {}, ...row.findings.map((finding) =>
            element('li', {}, severity(finding.severity), ' ', finding.code, ': ', visible(finding.message))),
          ...(row.moreFindings ? [element('li', {}, 'and ' + row.moreFindings + ' more')] : [])),
        },
      ], rows));
    const codes = Object.entries(remedies);
    if (codes.length) {
      const list = element('dl');
      for (const [code, remedy] of codes) {
        list.append(element('dt', {}, code), element('dd', {}, visible(remedy)));
      }
      made.append(element('details', {}, element('summary', {}, 'Remedies'), list));
    }
  }

  function duplicates() {
    const {files: copies, bytes: size, rows} = data.duplicates;
    if (!copies) return;
    const notes = [files(copies) + ' of the content of another, '
      + bytes(size) + ' (' + percent(size, data.totals.bytes) + ' of all bytes).'];
    if (rows.length < copies) notes.push('The table holds the largest ' + count(rows.length) + '.');
    section('Duplicates', element('p', {class: 'note'}, notes.join(' ')),
      ...table('Files of the content of another', [
        place('File', (row) => row.path),
        place('Same content as', (row) => row.original),
        words('Kind', (row) => row.kind),
        number('Size', (row) => row.bytes, bytes),
      ], rows));
  }

  function slowest() {
    section('Slowest files', ...table('The files that took longest', [
      place('File', (row) => row.path),
      words('Kind', (row) => row.kind),
      number('Time', (row) => row.micros, (n) => seconds(n / 1e6)),
      number('Size', (row) => row.bytes, bytes),
      number('Bytes read', (row) => row.bytesRead, bytes),
      number('Reads', (row) => row.reads),
    ], data.slowest));
  }

  overview();
  kinds();
  findings();
  distributions();
  series();
  duplicates();
  slowest();
  io();
  paint();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
})();
