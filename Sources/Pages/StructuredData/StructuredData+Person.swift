import Content
import Language
import Templates

extension StructuredData {
  /// The home page: who the site is about, whole.
  func profilePage() throws(TemplateError) -> JSON {
    let about: JSON = [
      "@type": "WebSite", "@id": .string(url + "#website"), "name": .string(site.settings.title),
      "url": .string(url), "description": .string(text(site.settings.description)),
      "inLanguage": language, "publisher": publisher,
    ]
    return try webPage("ProfilePage", ["isPartOf": about, "mainEntity": wholePerson()])
  }

  private func wholePerson() throws(TemplateError) -> JSON {
    let coach = site.coach
    let stints = try memberships(coach.career, as: "memberOf") { reference(to: $0.team) }
    let posts = try memberships(coach.career.filter { $0.end == nil }, as: "worksFor") {
      reference(to: $0.team)
    }
    return [
      "@type": "Person", "@id": .string(personID), "name": .string(coach.name),
      "url": .string(siteURL + "/"),
      "alternateName": .some(
        coach.names.map(\.name).filter { $0 != coach.name }.grouped(by: \.self)
          .map { .string($0[0]) }),
      "description": .some(coach.description.map(text)),
      "birthDate": .some(coach.born?.description),
      "birthPlace": coach.birthplace.map { ["@type": "Place", "name": .string($0)] },
      "nationality": coach.nationality.map { ["@type": "Country", "name": .string($0)] },
      "image": coach.image.map { .string(siteURL + SitePath.file($0.file.path)) },
      "award": .some(coach.awards.map(award) + site.honours.filter { $0.count > 0 }.map(award)),
      "hasOccupation": .some(try occupations()),
      "worksFor": .some(posts),
      "memberOf": .some(stints),
      "sameAs": .some(coach.links.compactMap { .some($0.url) }),
    ]
  }

  private func award(_ award: Award) -> JSON {
    .string("\(text(award.name)) (\(award.date.description))")
  }

  /// What was won with a team counts as an award of those who won it.
  private func award(_ honour: Honour) -> JSON { .string(name(of: honour)) }

  /// Each role with the time from its first beginning to its last end.
  private func occupations() throws(TemplateError) -> [JSON] {
    var roles: [JSON] = []
    for stints in site.coach.career.grouped(by: \.role) {
      let ends = stints.map(\.end)
      let name = try roleName(stints[0].role)
      roles.append([
        "@type": "Role", "startDate": .some(stints.map(\.start).min()?.description),
        "endDate": ends.contains(nil)
          ? nil : .some(ends.compactMap(\.self).max()?.description),
        "hasOccupation": ["@type": "Occupation", "name": .string(name)],
      ])
    }
    return roles
  }

  /// Stints as roles between a person and a team, which repeat the property that they qualify
  /// (http://blog.schema.org/2014/06/introducing-role.html).
  func memberships(
    _ stints: [Stint], as property: String, with other: (Stint) -> JSON
  ) throws(TemplateError) -> [JSON] {
    var roles: [JSON] = []
    for stint in stints {
      let name = try roleName(stint.role)
      roles.append([
        "@type": "OrganizationRole", "roleName": .string(name),
        "startDate": .string(stint.start.description), "endDate": .some(stint.end?.description),
        property: other(stint),
      ])
    }
    return roles
  }

  private func roleName(_ role: Stint.Role) throws(TemplateError) -> String {
    try plan.theme.strings.text("role.\(role.rawValue)", count: nil, placeholders: [])
  }

  /// A competition, how often it was won, and with whom.
  func name(of honour: Honour) -> String {
    let count = honour.count > 1 ? " ×\(honour.count)" : ""
    return "\(honour.competition.name)\(count) (\(honour.team.name))"
  }

  /// A team, and the coach's time with it.
  func team(_ team: Team) throws(TemplateError) -> JSON {
    let stints = site.coach.career.filter { $0.team.id == team.id }
    return [
      "@type": "SportsTeam", "@id": .string(id(of: team)), "name": .string(team.name),
      "alternateName": .some(
        ([team.shortName] + team.names.map(\.name)).filter { $0 != team.name }.grouped(by: \.self)
          .map { .string($0[0]) }),
      "url": .string(url), "mainEntityOfPage": .string(url),
      "location": ["@type": "Country", "name": .string(team.country)],
      "member": .some(try memberships(stints, as: "member") { _ in person }),
      "coach": stints.contains { $0.end == nil && $0.role.honourRole == .coach } ? person : nil,
    ]
  }
}
