import Testing

@testable import Pages

/// The whole text of each picture of a site that is small enough to check it by eye.
@Suite struct ChartsTextTests {
  @Test func timeline() throws {
    let expected = """
      <svg class="chart chart-timeline" role="img" aria-labelledby="chart-timeline-title \
      chart-timeline-desc" width="100%" height="96">
      <title id="chart-timeline-title">The career by year</title>
      <desc id="chart-timeline-desc">1 stint with 1 team since 2001.</desc>
      <defs>
      <pattern id="chart-timeline-hatched" class="chart-motif" width="6" height="6" \
      patternUnits="userSpaceOnUse">
      <path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke-width="2"/>
      </pattern>
      </defs>
      <g class="chart-neutral">
      <g>
      <rect class="chart-bar" x="1" y="1" width="26" height="14"/>
      <rect x="1" y="1" width="26" height="14" fill="url(#chart-timeline-hatched)"/>
      </g>
      <text x="36" y="13">Assistant coach</text>
      </g>
      <line class="chart-grid" x1="0%" x2="0%" y1="48" y2="96"/>
      <text class="chart-small" x="0%" y="41" text-anchor="start">2001</text>
      <line class="chart-grid" x1="31.33%" x2="31.33%" y1="48" y2="96"/>
      <text class="chart-small" x="31.33%" y="41" text-anchor="middle">2002</text>
      <line class="chart-grid" x1="62.67%" x2="62.67%" y1="48" y2="96"/>
      <text class="chart-small" x="62.67%" y="41" text-anchor="middle">2003</text>
      <line class="chart-grid" x1="94%" x2="94%" y1="48" y2="96"/>
      <text class="chart-small" x="94%" y="41" text-anchor="middle">2004</text>
      <text x="16.97%" y="65">
      <tspan>A &amp; B</tspan>
      <tspan class="chart-small">2001–</tspan>
      </text>
      <g color="#fb090b" transform="translate(1)">
      <g>
      <title>Assistant coach (July 2001 — present)</title>
      <rect class="chart-bar" x="16.97%" y="71" width="83.03%" height="14"/>
      <rect x="16.97%" y="71" width="83.03%" height="14" fill="url(#chart-timeline-hatched)"/>
      </g>
      <svg x="100%" y="71" width="1" height="1" overflow="visible">
      <path class="chart-cut" d="M-10 -1H1V15H-10L-2 7z"/>
      </svg>
      </g>
      </svg>
      """
    #expect(try ChartSite.tiny.charts().svg(.timeline) == expected)
  }

  @Test func teams() throws {
    let expected = """
      <svg class="chart chart-teams" role="img" aria-labelledby="chart-teams-title \
      chart-teams-desc" width="100%" height="102">
      <title id="chart-teams-title">Trophies by team and level of competition</title>
      <desc id="chart-teams-desc">2 trophies with 1 team. Most: A &amp; B (2).</desc>
      <defs>
      <pattern id="chart-teams-hatched" class="chart-motif" width="6" height="6" \
      patternUnits="userSpaceOnUse">
      <path d="M-1 1L1 -1M0 6L6 0M5 7L7 5" stroke-width="2"/>
      </pattern>
      </defs>
      <g class="chart-neutral">
      <g>
      <rect class="chart-bar" x="1" y="1" width="26" height="14"/>
      <rect x="1" y="1" width="26" height="14" fill="url(#chart-teams-hatched)"/>
      </g>
      <text x="36" y="13">Continental (1)</text>
      </g>
      <g class="chart-neutral">
      <g>
      <rect class="chart-bar chart-open" x="1" y="21" width="26" height="14"/>
      </g>
      <text x="36" y="33">National (1)</text>
      </g>
      <text y="61">A &amp; B</text>
      <g color="#fb090b" transform="translate(1)">
      <g>
      <title>Continental (1)</title>
      <rect class="chart-bar" x="0%" y="68" width="43%" height="14"/>
      <rect x="0%" y="68" width="43%" height="14" fill="url(#chart-teams-hatched)"/>
      </g>
      <g>
      <title>National (1)</title>
      <rect class="chart-bar chart-open" x="43%" y="68" width="43%" height="14"/>
      </g>
      </g>
      <text class="chart-small" x="21.5%" y="94" text-anchor="middle">1</text>
      <text class="chart-small" x="64.5%" y="94" text-anchor="middle">1</text>
      <text class="chart-total" x="86%" dx="7" y="80">2</text>
      </svg>
      """
    #expect(try ChartSite.tiny.charts().svg(.teams) == expected)
  }

  @Test func competitions() throws {
    let expected = """
      <svg class="chart chart-competitions" role="img" \
      aria-labelledby="chart-competitions-title chart-competitions-desc" width="100%" \
      height="112">
      <title id="chart-competitions-title">Trophies by competition</title>
      <desc id="chart-competitions-desc">2 trophies in 2 competitions. Most: Cup (1) and League \
      (1).</desc>
      <g class="chart-neutral">
      <g>
      <rect class="chart-bar" x="1" y="1" width="26" height="14"/>
      </g>
      <text x="36" y="13">As a coach (2)</text>
      </g>
      <text y="41">Cup</text>
      <g class="chart-neutral" transform="translate(1)">
      <g>
      <title>As a coach (1)</title>
      <rect class="chart-bar" x="0%" y="48" width="86%" height="14"/>
      </g>
      </g>
      <text class="chart-total" x="86%" dx="7" y="60">1</text>
      <text y="83">League</text>
      <g class="chart-neutral" transform="translate(1)">
      <g>
      <title>As a coach (1)</title>
      <rect class="chart-bar" x="0%" y="90" width="86%" height="14"/>
      </g>
      </g>
      <text class="chart-total" x="86%" dx="7" y="102">1</text>
      </svg>
      """
    #expect(try ChartSite.tiny.charts().svg(.competitions) == expected)
  }

  @Test func seasons() throws {
    let expected = """
      <svg class="chart chart-seasons" role="img" aria-labelledby="chart-seasons-title \
      chart-seasons-desc" width="100%" height="224">
      <title id="chart-seasons-title">How the trophies added up</title>
      <desc id="chart-seasons-desc">The season is known for 1 trophy of 2, won in 2003.</desc>
      <line class="chart-grid" x1="0%" x2="0%" y1="22" y2="202"/>
      <text class="chart-small" x="0%" y="218" text-anchor="start">2002</text>
      <line class="chart-grid" x1="50%" x2="50%" y1="22" y2="202"/>
      <text class="chart-small" x="50%" y="218" text-anchor="middle">2003</text>
      <line class="chart-grid" x1="100%" x2="100%" y1="22" y2="202"/>
      <text class="chart-small" x="100%" y="218" text-anchor="end">2004</text>
      <line class="chart-axis" x2="100%" y1="202" y2="202"/>
      <svg y="22" width="100%" height="180" viewBox="0 0 100 180" preserveAspectRatio="none" \
      overflow="visible">
      <path class="chart-area" d="M0 180H50V0H100V180z"/>
      <path class="chart-line" d="M0 180H50V0H100" vector-effect="non-scaling-stroke"/>
      </svg>
      <circle class="chart-point" cx="50%" cy="22" r="3">
      <title>2003: +1 = 1</title>
      </circle>
      <text class="chart-total" x="100%" y="14" text-anchor="end">1</text>
      </svg>
      """
    #expect(try ChartSite.tiny.charts().svg(.seasons) == expected)
  }
}
