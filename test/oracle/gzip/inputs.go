package main

import (
	"fmt"
	"slices"
	"strconv"
)

// inputSpec names the bytes to compress; inputs.ts makes the same bytes of it.
type inputSpec struct {
	Generator string `json:"generator"`
	Seed      uint32 `json:"seed"`
	Length    int    `json:"length"`
}

// random is the generator mulberry32, as test/fuzz/random.ts has it.
type random struct{ state uint32 }

func (r *random) below(limit int) int {
	r.state += 0x6d2b79f5
	mixed := (r.state ^ r.state>>15) * (r.state | 1)
	mixed ^= mixed + (mixed^mixed>>7)*(mixed|61)
	return int(uint64(mixed^mixed>>14) * uint64(limit) >> 32)
}

var generators map[string]func(*random, []byte)

func init() {
	generators = map[string]func(*random, []byte){
		"single":      single,
		"random":      func(r *random, out []byte) { fillEach(out, func() int { return r.below(256) }) },
		"alphabet":    alphabet,
		"runs":        runs,
		"period":      period,
		"noisyPeriod": noisyPeriod,
		"copies":      copies,
		"text":        text,
		"config":      config,
		"fibonacci":   fibonacci,
		"counters":    counters,
		"sparse":      sparse,
		"collisions":  collisions,
		"lengths":     lengths,
		"buffer":      buffer,
		"mixed":       mixed,
	}
}

func makeInput(spec inputSpec) ([]byte, error) {
	generator, ok := generators[spec.Generator]
	if !ok {
		return nil, fmt.Errorf("no generator %q", spec.Generator)
	}
	output := make([]byte, spec.Length)
	generator(&random{spec.Seed}, output)
	return output, nil
}

func fillEach(output []byte, next func() int) {
	for at := range output {
		output[at] = byte(next())
	}
}

func fill(output []byte, value byte) {
	for at := range output {
		output[at] = value
	}
}

func single(r *random, output []byte) {
	fill(output, byte(r.below(256)))
}

func alphabet(r *random, output []byte) {
	size := 2 + r.below(63)
	fillEach(output, func() int { return 32 + r.below(size) })
}

func runs(r *random, output []byte) {
	for at := 0; at < len(output); {
		value := byte(r.below(256))
		longest := 8
		if r.below(8) == 0 {
			longest = 600
		}
		end := min(at+1+r.below(longest), len(output))
		fill(output[at:end], value)
		at = end
	}
}

var periods = []int{8, 300, 5000, 33_000, 70_000}

func period(r *random, output []byte) {
	length := 1 + r.below(periods[r.below(len(periods))])
	for at := range output {
		if at < length {
			output[at] = byte(r.below(256))
		} else {
			output[at] = output[at-length]
		}
	}
}

func noisyPeriod(r *random, output []byte) {
	length := 1 + r.below(periods[r.below(len(periods))])
	rate := 5 + r.below(400)
	for at := range output {
		if at < length || r.below(rate) == 0 {
			output[at] = byte(r.below(256))
		} else {
			output[at] = output[at-length]
		}
	}
}

var edgeLengths = []int{1, 3, 4, 5, 8, 32, 257, 258, 259, 516, 600}
var edgeDistances = []int{1, 2, 4, 258, 4096, 32_506, 32_768, 65_274, 65_536}

func copies(r *random, output []byte) {
	most := 2 + r.below(40)
	for at := 0; at < len(output); {
		fresh := r.below(most)
		for end := min(at+fresh, len(output)); at < end; at++ {
			output[at] = byte(r.below(256))
		}
		length := edgeLengths[r.below(len(edgeLengths))]
		edge := edgeDistances[r.below(len(edgeDistances))]
		distance := max(1, edge-3+r.below(7))
		for end := min(at+length, len(output)); at < end; at++ {
			if at >= distance {
				output[at] = output[at-distance]
			}
		}
	}
}

func vocabulary(r *random, count int) [][]byte {
	var words [][]byte
	for range count {
		word := make([]byte, 2+r.below(8))
		fillEach(word, func() int {
			limit := 1 + r.below(26)
			return 97 + r.below(limit)
		})
		words = append(words, word)
	}
	return words
}

func pickWord(r *random, words [][]byte) []byte {
	limit := 1 + r.below(len(words))
	return words[r.below(limit)]
}

func text(r *random, output []byte) {
	words := vocabulary(r, 50+r.below(400))
	for at := 0; at < len(output); {
		at += copy(output[at:], pickWord(r, words))
		switch r.below(14) {
		case 0:
			at += copy(output[at:], ".\n")
		case 1:
			at += copy(output[at:], ", ")
		default:
			at += copy(output[at:], " ")
		}
	}
}

func config(r *random, output []byte) {
	words := vocabulary(r, 20+r.below(80))
	for at := 0; at < len(output); {
		indent := 2 * r.below(5)
		at += copy(output[at:], "        "[:indent])
		at += copy(output[at:], pickWord(r, words))
		at += copy(output[at:], ": ")
		kind := r.below(3)
		if kind == 0 {
			at += copy(output[at:], strconv.Itoa(r.below(10_000)))
		}
		for range kind {
			at += copy(output[at:], "/")
			at += copy(output[at:], pickWord(r, words))
		}
		at += copy(output[at:], "\n")
	}
}

func fibonacci(r *random, output []byte) {
	limits := []int{1, 2}
	size := 12 + r.below(12)
	for len(limits) < size {
		limits = append(limits, limits[len(limits)-1]+limits[len(limits)-2]+1)
	}
	fillEach(output, func() int {
		drawn := r.below(limits[len(limits)-1])
		return 7 * slices.IndexFunc(limits, func(limit int) bool { return drawn < limit })
	})
}

func counters(r *random, output []byte) {
	value := r.below(1_000_000)
	step := 1 + r.below(40)
	for at := 0; at < len(output); {
		at += copy(output[at:], []byte{byte(value), byte(value >> 8), byte(value >> 16), byte(value >> 24)})
		value += r.below(step)
	}
}

func sparse(r *random, output []byte) {
	rate := 2 + r.below(30)
	fillEach(output, func() int {
		if r.below(rate) == 0 {
			return 1 + r.below(3)
		}
		return 0
	})
}

var collidingWords = []string{"aluv", "bjat", "epka", "jsnx", "myxe"}

func collisions(r *random, output []byte) {
	size := 2 + r.below(4)
	for at := 0; at < len(output); {
		at += copy(output[at:], collidingWords[r.below(size)])
	}
}

var matchLengths = []int{51, 43, 35, 31, 27, 23, 19, 17, 15, 13, 11, 10, 9, 8, 7, 6, 5}

func lengths(r *random, output []byte) {
	var turns []int
	count, next := 1, 1
	for _, length := range matchLengths {
		for range count {
			turns = append(turns, length)
		}
		count, next = next, count+next
	}
	for left := len(turns); left > 1; left-- {
		chosen := r.below(left)
		turns[left-1], turns[chosen] = turns[chosen], turns[left-1]
	}
	for at, turn := 0, 0; at < len(output); turn++ {
		output[at] = byte(r.below(256))
		at++
		distance := 5000 + r.below(20_000)
		if distance > at {
			continue
		}
		for end := min(at+turns[turn%len(turns)], len(output)); at < end; at++ {
			output[at] = output[at-distance]
		}
	}
}

func buffer(r *random, output []byte) {
	fillEach(output, func() int { return r.below(128) })
	for edge := 65_274; edge < len(output); edge += 32_768 {
		for copied := -4; copied < 5; copied++ {
			at := edge + 13*copied + r.below(3)
			from := at - 32_400 - r.below(371)
			if at+6 <= len(output) {
				copy(output[at:at+6], output[from:])
			}
		}
	}
}

var parts = []string{"single", "random", "alphabet", "runs", "noisyPeriod", "copies", "text", "config"}

func mixed(r *random, output []byte) {
	for at := 0; at < len(output); {
		generator := generators[parts[r.below(len(parts))]]
		seed := uint32(r.below(1_000_000))
		longest := 9000
		if r.below(6) == 0 {
			longest = 90_000
		}
		length := min(1+r.below(longest), len(output)-at)
		generator(&random{seed}, output[at:at+length])
		at += length
	}
}
