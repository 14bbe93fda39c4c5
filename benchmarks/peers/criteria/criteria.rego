# The twelve criteria in Rego, version 1.
package criteria

import rego.v1

day := "2026-09-30"

two_years_before := "2024-09-30"

european := {
	"AT", "AX", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GF", "GP", "GR",
	"HR", "HU", "IE", "IT", "LT", "LU", "LV", "MF", "MQ", "MT", "NL", "PL", "PT", "RE", "RO",
	"SE", "SI", "SK", "YT",
}

verdicts := [v01, v02, v03, v04, v05, v06, v07, v08, v09, v10, v11, v12]

# Places

provider := input.subject.provider

outside(record, key) if {
	territory := record[key]
	territory != "undisclosed"
	not territory in european
}

complete(list) if list in input.complete

seats := ["registered_office", "central_administration", "main_establishment"]

foreign contains id if {
	some id, who in input.entities
	who.kind != "person"
	some seat in seats
	outside(who.seats, seat)
}

foreign contains id if {
	some id, who in input.entities
	who.kind == "person"
	outside(who, "residence")
	every territory in who.nationalities { not territory in european }
}

domestic contains id if {
	some id, who in input.entities
	not who.kind in {"person", "public_body"}
	every seat in seats { who.seats[seat] in european }
}

domestic contains id if {
	some id, who in input.entities
	who.kind == "public_body"
	every territory in who.seats { territory in european }
}

domestic contains id if {
	some id, who in input.entities
	who.kind == "person"
	who.residence in european
}

domestic contains id if {
	some id, who in input.entities
	who.kind == "person"
	some territory in who.nationalities
	territory in european
}

# 1. Each site for storage or processing in the Union

keeping contains site if {
	some site in input.sites
	some role in site.roles
	role in {"storage", "processing"}
}

default v01 := "unknown"

v01 := "fail" if {
	some site in keeping
	outside(site, "territory")
} else := "pass" if {
	complete("sites")
	every site in keeping { site.territory in european }
}

# 2. Some backup site in the Union

backups contains site if {
	some site in input.sites
	"backup" in site.roles
}

default v02 := "unknown"

v02 := "pass" if {
	some site in backups
	site.territory in european
} else := "fail" if {
	complete("sites")
	every site in backups { outside(site, "territory") }
}

# 3. Three seats in the Union

default v03 := "unknown"

v03 := "fail" if {
	some seat in seats
	outside(input.entities[provider].seats, seat)
} else := "pass" if {
	every seat in seats { input.entities[provider].seats[seat] in european }
}

# 4. Law of the contract

default v04 := "unknown"

v04 := "pass" if {
	input.contract.law in european
} else := "fail" if {
	outside(input.contract, "law")
}

# 5. Days of notice

default v05 := "unknown"

v05 := "pass" if {
	is_number(input.contract.erasure_notice_days)
	input.contract.erasure_notice_days >= 21
} else := "pass" if {
	input.contract.erasure_notice_days.at_least >= 21
} else := "fail" if {
	is_number(input.contract.erasure_notice_days)
}

# 6. In French

default v06 := "unknown"

v06 := "pass" if {
	"fr" in input.contract.languages
} else := "fail" if {
	input.contract.languages
}

# 7. Each foreign holder

direct contains holding if {
	some holding in input.holdings
	holding.held == provider
}

low(amount) := amount if {
	is_number(amount)
} else := least if {
	least := amount.at_least
} else := least if {
	least := amount.above
} else := 0

small(amount) if {
	is_number(amount)
	amount <= 24
}

small(amount) if amount.at_most <= 24

small(amount) if amount.below <= 24

fine(holding) if holding.holder in domestic

fine(holding) if small(holding.capital)

default v07 := "unknown"

v07 := "fail" if {
	some holding in direct
	holding.holder in foreign
	low(holding.capital) > 24
} else := "pass" if {
	complete("holdings")
	every holding in direct { fine(holding) }
}

# 8. Foreign holders together, in hundredths of a percent, which a double holds exactly

together(ids) := sum([round(low(holding.capital) * 100) |
	some holding in input.holdings
	holding.held == provider
	holding.holder in ids
])

default v08 := "unknown"

v08 := "fail" if {
	together(foreign) > 3900
} else := "pass" if {
	complete("rights")
	together(domestic) >= 6100
}

# 9. No foreign veto

vetoes contains right if {
	some right in input.rights
	right.over == provider
	right.kind in {"veto", "golden_share"}
}

default v09 := "unknown"

v09 := "fail" if {
	some right in vetoes
	some holder in right.holder
	holder in foreign
} else := "pass" if {
	complete("rights")
	every right in vetoes {
		every holder in right.holder { holder in domestic }
	}
}

# 10. Qualification

counts contains qualification if {
	some qualification in candidates
	qualification.status == "granted"
	qualification.version == "3.2"
}

candidates contains qualification if {
	some qualification in input.qualifications
	qualification.scheme == "SecNumCloud"
	qualification.status in {"granted", "undisclosed"}
	in_days(qualification)
	object.get(qualification, "version", "3.2") == "3.2"
	"subject" in qualification.covers
}

in_days(qualification) if {
	qualification.since <= day
	not qualification.until < day
}

default v10 := "unknown"

v10 := "pass" if {
	count(counts) > 0
} else := "fail" if {
	complete("qualifications")
	count(candidates) == 0
}

# 11. No foreign access in clear

default v11 := "unknown"

v11 := "fail" if {
	some access in input.accesses
	access.to in foreign
	"customer" in access.data
	access.clear == true
} else := "pass" if {
	complete("accesses")
	every access in input.accesses { harmless(access) }
}

harmless(access) if access.to in domestic

harmless(access) if not "customer" in access.data

harmless(access) if access.clear == false

# 12. Right to audit, documented

default v12 := "unknown"

v12 := "fail" if {
	input.contract.audit_right == false
} else := "pass" if {
	input.contract.audit_right == true
	some id in input.contract.evidence
	piece := input.evidence[id]
	piece.rung in {"documented", "public_register", "attested"}
	piece.expires >= day
	piece.collected >= two_years_before
}
